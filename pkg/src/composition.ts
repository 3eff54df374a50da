// How the text of a persona is put together: by cuts of texts that JavaScript holds already.

import type { Diagnostic } from "./diagnostic.js";

/** What the core answers when it is to compose. */
export interface CutTable {
  /** The paths of the documents, the agent first. */
  readonly documents: readonly string[];
  /** What promptlink wrote. */
  readonly written: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Three numbers for each cut: 0 for what was written or the number of a document from 1 on, then start and end. */
  readonly cuts: Uint32Array;
}

/** One cut, in UTF-16 units. */
export interface Cut {
  /** The index of the document; -1 for what promptlink wrote. */
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** A linked agent as cuts. Equal personas share one, as long as the library stays as it is. */
export class Composition {
  /** The paths of the documents, the agent first. */
  readonly paths: readonly string[];
  /** The texts of the documents, in the same order. */
  readonly texts: readonly string[];
  /** What was odd about composing it. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the core knows it by. */
  readonly number: number;
  readonly #written: string;
  readonly #numbers: Uint32Array;
  #slices: readonly string[] | undefined;

  /**
   * @param number what the core knows it by
   * @param textOf gives the text of a document as the core knows it
   */
  constructor(table: CutTable, number: number, textOf: (path: string) => string) {
    const { documents, written, cuts, diagnostics } = table;
    this.paths = documents;
    this.texts = documents.map(textOf);
    this.diagnostics = diagnostics;
    this.number = number;
    this.#written = written;
    this.#numbers = cuts;
  }

  /** The cuts in the order of the text. */
  *cuts(): Generator<Cut> {
    const numbers = this.#numbers;
    for (let at = 0; at < numbers.length; at += 3) {
      const [number, start, end] = numbers.subarray(at, at + 3) as unknown as [
        number,
        number,
        number,
      ];
      yield { document: number - 1, start, end };
    }
  }

  /** What the text has of a document as it is there. */
  own(index: number): string {
    const own = Array.from(this.cuts()).filter(({ document }) => document === index);
    return own.map(({ start, end }) => this.texts[index]?.slice(start, end)).join("");
  }

  /** The whole text, put together anew. */
  join(): string {
    this.#slices ??= Array.from(this.cuts(), ({ document, start, end }) =>
      (this.texts[document] ?? this.#written).slice(start, end),
    );
    return this.#slices.join("");
  }
}

/** More are not kept, so that composing every agent of a large library once does not fill the memory. */
const most = 1000;

/** What was composed since the library last changed, by agent and options. */
export class Compositions {
  readonly #known = new Map<string, Composition>();

  /** The composition of a key, made where it is not known. */
  of(key: string, make: () => Composition): Composition {
    const known = this.#known.get(key);
    if (known) return known;
    const made = make();
    if (this.#known.size >= most) this.#known.clear();
    this.#known.set(key, made);
    return made;
  }

  /** Forgets all of them: the library changed, or what the core knows of it. */
  clear(): void {
    this.#known.clear();
  }
}
