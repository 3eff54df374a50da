import { checkText } from "./arguments.js";
import { attempt, core, Fault } from "./boundary/engine.js";
import { write } from "./boundary/input.js";
import type { HeadingStyle } from "./document.js";
import { PromptlinkError } from "./errors.js";

/** The structure of a text. All offsets are UTF-16 units of that text. */
export interface Structure {
  /** The outermost sections, in document order. */
  readonly sections: readonly StructureSection[];
  /** The items of lists before the first heading. */
  readonly items: readonly StructureItem[];
  /** The code spans and strong emphases before the first heading that are in no item. */
  readonly spans: readonly StructureSpan[];
}

/** A heading with what it covers. */
export interface StructureSection {
  /** The heading's text, without its markers. */
  readonly title: string;
  /** 1 to 6; a pseudo-heading is deeper than the heading around it. */
  readonly level: number;
  /** How the heading is written. */
  readonly style: HeadingStyle;
  /** The heading's line, from 1. */
  readonly line: number;
  /** The heading's first UTF-16 unit. */
  readonly start: number;
  /** The UTF-16 unit after all that it covers, sub-sections included. */
  readonly end: number;
  /** Its direct sub-sections. */
  readonly sections: readonly StructureSection[];
  /** The items of its own lists, sub-sections left out, each after the one that holds it. */
  readonly items: readonly StructureItem[];
  /** Its own code spans and strong emphases that are in no item, the heading's included. */
  readonly spans: readonly StructureSpan[];
}

/** An item of a list. */
export interface StructureItem {
  /** Its first paragraph as written, without the marker; empty where it does not begin with one. */
  readonly text: string;
  /** 0 in an outermost list. */
  readonly depth: number;
  /** The first UTF-16 unit, marker included. */
  readonly start: number;
  /** The UTF-16 unit after the last, inner lists included. */
  readonly end: number;
  /** Its own code spans and strong emphases, inner items left out. */
  readonly spans: readonly StructureSpan[];
}

/** A code span or a strong emphasis. */
export interface StructureSpan {
  /** What it is. */
  readonly kind: "code" | "strong";
  /** The text as written, markers included. */
  readonly text: string;
  /** The first UTF-16 unit. */
  readonly start: number;
  /** The UTF-16 unit after the last. */
  readonly end: number;
}

/** The largest text that is parsed, in UTF-16 units. A larger one would not fit the core's limit of 8 MiB. */
export const largestText = 8 * 1024 * 1024;

/**
 * Reads the structure of a Markdown text: sections, items, code spans and strong emphases. Frontmatter is skipped.
 *
 * @throws {PromptlinkError} `document-too-large` beyond 8 MiB
 */
export function parse(text: string): Structure {
  checkText(text, "the text");
  if (text.length > largestText) throw tooLarge(text);
  try {
    return new Reader(
      attempt(() => core.parse(write(text)[0])),
      text,
    ).structure();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new PromptlinkError("internal", `promptlink failed on the text: ${error.message}`, {
      cause: error,
    });
  }
}

function tooLarge(text: string): PromptlinkError {
  const message = `the text has ${text.length} UTF-16 units, ${largestText} are parsed`;
  return new PromptlinkError("document-too-large", message);
}

// What the words of the table mean: `src/wasm/structure.rs`.
const record = { section: 0, item: 1, code: 2, strong: 3 } as const;
const recordBits = 3;
const recordMask = 0b111;
const levelMask = 0b111;
const styleBits = 3;
const styles: readonly HeadingStyle[] = ["atx", "setext", "bold", "label"];

type Growing<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K];
};

class Reader {
  readonly #words: Uint32Array;
  readonly #text: string;
  readonly #root: Growing<Structure> = { sections: [], items: [], spans: [] };
  /** By number, from 1; 0 is what no section holds. */
  readonly #sections: Growing<Structure>[] = [this.#root];
  /** By number, from 1; 0 is no item. */
  readonly #items: (Growing<StructureItem> | undefined)[] = [undefined];
  /** What items and spans belong to: the section that began last. */
  #current: Growing<Structure> = this.#root;
  #at = 0;

  constructor(words: Uint32Array, text: string) {
    this.#words = words;
    this.#text = text;
  }

  structure(): Structure {
    const { length } = this.#words;
    while (this.#at < length) {
      const first = this.#next();
      const kind = first & recordMask;
      const rest = first >>> recordBits;
      if (kind === record.section) this.#section(rest);
      else if (kind === record.item) this.#item();
      else this.#span(kind === record.code ? "code" : "strong", rest);
    }
    return this.#root;
  }

  #section(first: number): void {
    const section: Growing<StructureSection> = {
      title: this.#slice(),
      level: first & levelMask,
      style: styles[first >>> styleBits] ?? "atx",
      start: this.#next(),
      end: this.#next(),
      line: this.#next(),
      sections: [],
      items: [],
      spans: [],
    };
    const parent = this.#sections[this.#next()] ?? this.#root;
    parent.sections.push(section);
    this.#sections.push(section);
    this.#current = section;
  }

  #item(): void {
    const item: Growing<StructureItem> = {
      start: this.#next(),
      end: this.#next(),
      text: this.#slice(),
      depth: 0,
      spans: [],
    };
    const parent = this.#items[this.#next()];
    if (parent) item.depth = parent.depth + 1;
    this.#current.items.push(item);
    this.#items.push(item);
  }

  #span(kind: "code" | "strong", item: number): void {
    const start = this.#next();
    const end = this.#next();
    const span = { kind, text: this.#text.slice(start, end), start, end };
    (this.#items[item] ?? this.#current).spans.push(span);
  }

  #slice(): string {
    return this.#text.slice(this.#next(), this.#next());
  }

  #next(): number {
    return this.#words[this.#at++] as number;
  }
}
