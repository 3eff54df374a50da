// The only module that calls promptlink. What comes in and goes out is plain data and every answer is awaited, so that
// a worker can take its place.

import wasm from "promptlink/promptlink.wasm?url";
import { initialize, Library, PromptlinkError } from "promptlink/slim";
import type { Failure, Linked, Question } from "./linked.ts";

/** A library of documents that answers what becomes of them. */
export class Linker {
  readonly #library = new Library();

  /** Loads the WebAssembly. */
  static async start(): Promise<Linker> {
    const response = await fetch(wasm);
    if (!response.ok) throw new Error(`${response.url} answered with status ${response.status}`);
    initialize(await WebAssembly.compile(await response.arrayBuffer()));
    return new Linker();
  }

  /** Adds a document or replaces its text. */
  set(path: string, text: string): void {
    this.#library.set(path, text);
  }

  /** Adds a document at a new path; says why where it cannot. */
  async add(path: string, text: string): Promise<Failure | undefined> {
    return attempt(() => void this.#library.set(path, text));
  }

  /** Removes a document. */
  delete(path: string): void {
    this.#library.delete(path);
  }

  /** Moves a document; says why where it cannot. */
  async rename(from: string, to: string): Promise<Failure | undefined> {
    return attempt(() => void this.#library.rename(from, to));
  }

  /** What becomes of all documents. */
  async link({ agent, target, open }: Question): Promise<Linked> {
    const library = this.#library;
    const persona =
      agent === undefined ? noAgent : attempt(() => library.compose(agent, { target }).toJSON());
    return {
      documents: library.documents(),
      diagnostics: library.check(),
      open: open === undefined ? undefined : library.document(open),
      agent: agent === undefined ? undefined : library.document(agent),
      persona,
    };
  }
}

const noAgent: Failure = { failure: "No agent is chosen." };

function attempt<T>(work: () => T): T | Failure {
  try {
    return work();
  } catch (error) {
    if (error instanceof PromptlinkError) return { failure: error.message };
    throw error;
  }
}
