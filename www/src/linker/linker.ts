// The only module that calls promptlink. It runs in a worker: what comes in and goes out is plain data.

import {
  type Graph,
  initialize,
  Library,
  type PersonaDiff,
  type Plan,
  type PlanOptions,
  PromptlinkError,
  type Variable,
} from "promptlink/slim";
import { type Anchor, anchorsOf } from "./anchors.ts";
import type { Variant } from "./comparison.ts";
import type { Coverage } from "./coverage.ts";
import type { Followed } from "./follow.ts";
import type { Edit, Failure, Linked, LinkedDocument, Question, Survey } from "./linked.ts";
import { withSuggestions } from "./suggestions.ts";
import type { Encoding, Tokens } from "./tokenize.ts";

/** A library of documents that answers what becomes of them. */
export class Linker {
  #library: Library;

  constructor(module: WebAssembly.Module) {
    initialize(module);
    this.#library = new Library();
  }

  /** Takes these documents in the place of all others. Their paths were accepted before. */
  fill(documents: readonly (readonly [path: string, text: string])[]): void {
    this.#library.dispose();
    this.#library = new Library().setMany(documents);
  }

  /** Adds a document or replaces its text. */
  set(path: string, text: string): void {
    this.#library.set(path, text);
  }

  /** Adds a document at a new path; says why where it cannot. */
  add(path: string, text: string): Failure | undefined {
    return attempt(() => void this.#library.set(path, text));
  }

  /** Removes a document. */
  delete(path: string): void {
    this.#library.delete(path);
  }

  /** Moves a document; says why where it cannot. */
  rename(from: string, to: string): Failure | undefined {
    return attempt(() => void this.#library.rename(from, to));
  }

  /** Moves a document with the references to it; says why where it cannot. */
  async move(from: string, to: string): Promise<Followed | Failure> {
    const { moveAndFollow } = await import("./follow.ts");
    return attempt(() => moveAndFollow(this.#library, from, to));
  }

  /** What makes the reference at a place lead to a document. */
  async redirect(path: string, start: number, to: string): Promise<readonly Edit[]> {
    const { redirect } = await import("./follow.ts");
    return redirect(this.#library, path, start, to);
  }

  /** Which of some paths a library refuses, each with the reason. */
  refused(paths: readonly string[]): readonly (readonly [path: string, reason: string])[] {
    const trial = new Library();
    const found = paths.flatMap((path) => {
      const answer = attempt(() => void trial.set(path, ""));
      return answer ? [[path, answer.failure] as const] : [];
    });
    trial.dispose();
    return found;
  }

  /** What the library is as a whole. */
  survey(): Survey {
    const library = this.#library;
    return {
      documents: library.documents(),
      diagnostics: withSuggestions(library, library.check()),
    };
  }

  /** How the documents refer to each other. */
  graph(): Graph {
    return this.#library.graph();
  }

  /** The sections of a document as references name them. */
  anchors(path: string): readonly Anchor[] {
    return anchorsOf(this.#library.document(path)?.sections ?? []);
  }

  /** The tokens of a document by itself, estimated. */
  tokens(path: string): number | undefined {
    const alone = { depth: 0, collaborators: "omit" } as const;
    const plan = attempt(() => this.#library.plan(path, alone));
    return "failure" in plan ? undefined : plan.documents[0]?.tokens;
  }

  /** What a persona would be made of. */
  plan(agent: string, options: PlanOptions): Plan | Failure {
    return attempt(() => this.#library.plan(agent, options));
  }

  /** Whether a persona can be made within some tokens. */
  fits(agent: string, options: PlanOptions, tokens: number): boolean {
    return !("failure" in this.plan(agent, { ...options, budget: { tokens } }));
  }

  /** What an agent expects of other documents, and where they say it. */
  async coverage(agent: string): Promise<Coverage | undefined> {
    const { coverageOf } = await import("./coverage.ts");
    return coverageOf(this.#library, agent);
  }

  /** A text as the tokens that a model receives. */
  async tokenize(text: string, encoding: Encoding): Promise<Tokens> {
    const { tokenize } = await import("./tokenize.ts");
    return tokenize(text, encoding);
  }

  /** The variables that an agent and its documents declare; none where there is no such agent. */
  variables(agent: string): readonly Variable[] {
    const found = attempt(() => this.#library.variables(agent));
    return "failure" in found ? [] : found;
  }

  /** How two personas differ. */
  async compare(before: Variant, after: Variant): Promise<PersonaDiff | Failure> {
    const { compare } = await import("./comparison.ts");
    return compare(this.#library, before, after, attempt);
  }

  /** Replaces a document's text, and tells what becomes of it. */
  edit(path: string, text: string, question: Question): Linked {
    this.set(path, text);
    return this.link(question);
  }

  /** What becomes of the agent, and what is in the open document. */
  link({ agent, target, open }: Question): Linked {
    const library = this.#library;
    const persona =
      agent === undefined ? noAgent : attempt(() => library.compose(agent, { target }).toJSON());
    const shown = this.#shown(open);
    return { open: shown, agent: agent === open ? shown : this.#shown(agent), persona };
  }

  /** No more than is shown: all of it has to be copied for the page, at each key. */
  #shown(path: string | undefined): LinkedDocument | undefined {
    const model = path === undefined ? undefined : this.#library.document(path);
    return model && { path: model.path, kind: model.kind, references: model.references };
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
