// The texts of a library, which are the truth, and the core's view of them, which can be lost at any moment.

import { attempt, core, Fault, instance, isAlive } from "./boundary/engine.js";
import { decode } from "./boundary/flat.js";
import { write } from "./boundary/input.js";
import { type Budget, checkEncoding, coreBudget, type FittedBudget, roomOf } from "./budget.js";
import { Composition, Compositions, type CutTable } from "./composition.js";
import { CountedReport, countOf, type TokenCounter } from "./counting.js";
import { atStart, type Diagnostic } from "./diagnostic.js";
import type { DocumentModel, DocumentSummary, Kind } from "./document.js";
import { PromptlinkError } from "./errors.js";
import type { Graph } from "./graph.js";
import {
  type ComposeOptions,
  type LeftOut,
  Persona,
  type PersonaReport,
  type PlanOptions,
} from "./persona.js";
import type { Plan } from "./plan.js";
import { countedPlan } from "./planned.js";
import { Report, Reports, type Subject } from "./reports.js";
import { coreVariables, type Variable, type VariableTable, variableOf } from "./variables.js";

/** A document as it was set. */
export interface Held {
  readonly text: string;
  readonly kind: Kind | "";
}

/** What a library is told about itself, complete. */
export interface Configuration {
  readonly name?: string;
  readonly aliases: Readonly<Record<string, string>>;
}

/** A table with its text. */
interface Table {
  readonly words: Uint32Array;
  readonly text: string;
}

/**
 * Of so many documents a library is made anew for a report that is asked for after a change; making every report
 * beforehand costs more, for hardly any is asked for. With more documents it is the other way round.
 */
const fewDocuments = 50;

/** The largest text that is handed to the core, in UTF-16 units. Memory that it took is never given back. */
const largestSent = 32 * 1024 * 1024;

/** What the core knows about a set of texts. */
export class Cache {
  readonly #texts = new Map<string, Held>();
  readonly #configuration: Configuration;
  readonly #remote = new Remote();
  /** The documents that the core failed on or is spared. It is given an empty text in their place. */
  readonly #setAside = new Map<string, Diagnostic>();
  readonly #compositions = new Compositions();
  readonly #reports = new Reports();
  #disposed = false;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    forgotten?.register(this, this.#remote, this);
  }

  /** The documents by path, in the order in which they were set. */
  get texts(): ReadonlyMap<string, Held> {
    this.checkInUse();
    return this.#texts;
  }

  /** @throws {PromptlinkError} `disposed` */
  checkInUse(): void {
    if (this.#disposed) throw new PromptlinkError("disposed", "the library was disposed of");
  }

  set(path: string, document: Held): void {
    const before = this.#texts.get(path);
    if (before?.text === document.text && before.kind === document.kind) return;
    this.#beforeChange();
    const library = this.#library();
    this.#setAside.delete(path);
    try {
      this.#send(library, path, document);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
    this.#texts.set(path, document);
  }

  delete(path: string): boolean {
    const library = this.#library();
    if (!this.#texts.has(path)) return false;
    this.#beforeChange();
    this.#texts.delete(path);
    this.#setAside.delete(path);
    tell(() => core.remove(library, ...write(path)));
    return true;
  }

  rename(from: string, to: string): void {
    const library = this.#library();
    const document = this.#texts.get(from);
    if (!document) return;
    this.#beforeChange();
    const setAside = this.#setAside.get(from);
    tell(() => core.rename(library, ...write(from, to)));
    this.#texts.delete(from);
    this.#texts.set(to, document);
    this.#setAside.delete(from);
    if (setAside) this.#setAside.set(to, { ...setAside, document: to });
  }

  documents(): DocumentSummary[] {
    return this.#value(core.documents) as DocumentSummary[];
  }

  document(path: string): DocumentModel {
    const table = this.#table((library) => core.document(library, ...write(path)), path);
    return decode(table.words, table.text, this.#source(path)) as DocumentModel;
  }

  find(name: string): string {
    return this.#ask((library) => core.find(library, ...write(name)));
  }

  graph(): Graph {
    return this.#value(core.graph) as Graph;
  }

  /** What is wrong with the library, or with some of its documents. */
  check(documents?: ReadonlySet<string>): Diagnostic[] {
    if (!documents)
      return [...(this.#value(core.check) as Diagnostic[]), ...this.#setAside.values()];
    const paths = [...documents].join("\n");
    const ask = (library: number) => core.check_documents(library, write(paths)[0]);
    const missing = [...documents].flatMap((path) => this.#setAside.get(path) ?? []);
    return [...(this.#value(ask) as Diagnostic[]), ...missing];
  }

  compose(agent: string, { tokenizer, ...asked }: ComposeOptions): Persona {
    this.checkInUse();
    const options = asked.budget ? this.#fitted(agent, asked, asked.budget, tokenizer) : asked;
    const key = JSON.stringify([agent, options]);
    const composition = this.#compositions.of(key, () => this.#composition(agent, options));
    const { number } = composition;
    const report = this.#reports.of(key, () => new Report(this, { agent, options, number }));
    const told = tokenizer ? new CountedReport(report, composition, tokenizer) : report;
    return new Persona(composition, options.target ?? "markdown", told, digest);
  }

  #composition(agent: string, options: PlanOptions): Composition {
    const number = newNumber();
    const ask = (library: number) => core.compose(library, write(agent)[0], given(options), number);
    const { words, text } = this.#table(ask, this.#suspect(agent));
    const table = decode(words, text, "") as CutTable;
    const failed = this.#setAside.get(table.documents[0] ?? "");
    if (failed)
      throw new PromptlinkError("internal", failed.message, { document: failed.document });
    const missing = table.documents.flatMap((path) => this.#setAside.get(path) ?? []);
    const diagnostics = [...table.diagnostics, ...missing];
    return new Composition({ ...table, diagnostics }, number, (path) => this.#source(path));
  }

  /** The options with as many units left out as the tokenizer's counts ask for; the core itself estimates. */
  #fitted(
    agent: string,
    options: PlanOptions,
    budget: Budget,
    tokenizer: TokenCounter | undefined,
  ): PlanOptions {
    checkEncoding(budget, tokenizer);
    if (!tokenizer) return options;
    const ask = (library: number) => core.portions(library, write(agent)[0], given(options));
    const { words, text } = this.#table(ask, this.#suspect(agent));
    const portions = decode(words, text, "") as string[];
    const counts = Uint32Array.from(portions, (portion) => countOf(tokenizer, portion));
    const [taken = 0, most = 0] = this.#ask((library) =>
      core.fit(library, write(agent)[0], given(options), counts),
    );
    for (let steps = taken; steps <= most; steps += 1) {
      const fitted: PlanOptions = { ...options, budget: { ...budget, steps } as FittedBudget };
      if (countOf(tokenizer, this.#composition(agent, fitted).join()) <= roomOf(budget))
        return fitted;
    }
    const message = `what must stay has more than the ${roomOf(budget)} tokens of the budget`;
    throw new PromptlinkError("budget-too-small", message);
  }

  plan(agent: string, { tokenizer, ...asked }: ComposeOptions): Plan {
    const options = asked.budget ? this.#fitted(agent, asked, asked.budget, tokenizer) : asked;
    const ask = (library: number) => core.plan(library, write(agent)[0], given(options));
    const { words, text } = this.#table(ask, this.#suspect(agent));
    const planned = decode(words, text, "") as Omit<Plan, "agent" | "options" | "encoding">;
    const path = planned.documents[0]?.path ?? "";
    const plan: Plan = { agent: path, options: asked, encoding: "estimated", ...planned };
    if (!tokenizer) return plan;
    const composition = this.#composition(agent, options);
    const { sources } = this.report({ agent, options, number: composition.number });
    const textOf = (path: string) => this.#source(path);
    return countedPlan(plan, { composition, sources, textOf }, tokenizer);
  }

  variables(agent: string, options: PlanOptions): Variable[] {
    const ask = (library: number) => core.variables(library, write(agent)[0], given(options));
    const { words, text } = this.#table(ask, this.#suspect(agent));
    return (decode(words, text, "") as VariableTable[]).map(variableOf);
  }

  /** What is to be said about a persona, the documents that were set aside included. */
  report({ agent, options, number }: Subject): PersonaReport {
    const ask = (library: number) => core.report(library, write(agent)[0], given(options), number);
    const table = this.#table(ask);
    const report = decode(table.words, table.text, "") as PersonaReport;
    const missing = report.sources.flatMap(({ path }) => this.#setAside.get(path) ?? []);
    const wholly = missing.map(({ document }) => this.#wholly(document));
    const leftOut = [...report.leftOut, ...wholly];
    return {
      ...report,
      leftOut,
      leftOutTexts: leftOut.map(({ document, start, end }) =>
        this.#source(document).slice(start, end),
      ),
    };
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#beforeChange();
    this.#disposed = true;
    this.#texts.clear();
    this.#remote.free();
    forgotten?.unregister(this);
  }

  /** Forgets what holds for the library as it is, but for what someone may still ask. */
  #beforeChange(): void {
    this.#compositions.clear();
    const reports = this.#reports.take();
    if (reports.length === 0) return;
    if (this.#texts.size > fewDocuments) {
      for (const report of reports) report.settle();
      return;
    }
    const past = asItWas(this.#configuration, [...this.#texts]);
    for (const report of reports) report.postpone(past);
  }

  /** Sets a document aside, with the reason. */
  #spare(path: string, reason: Diagnostic): void {
    this.#setAside.set(path, reason);
    this.#compositions.clear();
  }

  /** The text of a document as the core knows it. */
  #source(path: string): string {
    return this.#setAside.has(path) ? "" : (this.#texts.get(path)?.text ?? "");
  }

  /** The document that a composition is most likely to fail on. */
  #suspect(agent: string): string | undefined {
    return this.#texts.has(agent) ? agent : undefined;
  }

  #wholly(document: string): LeftOut {
    return {
      document,
      reason: "internal",
      line: 1,
      start: 0,
      end: this.#texts.get(document)?.text.length ?? 0,
      tokens: 0,
    };
  }

  #value(question: (library: number) => Uint32Array): unknown {
    const { words, text } = this.#table(question);
    return decode(words, text, "");
  }

  /**
   * What the core answers to a question, as a table.
   *
   * @param suspect the path of the document that the question is about
   */
  #table(question: (library: number) => Uint32Array, suspect?: string): Table {
    return this.#ask((library) => ({ words: question(library), text: core.takeText() }), suspect);
  }

  /** Asks the core. Where it fails, the document that it fails on is set aside and it is asked again. */
  #ask<T>(question: (library: number) => T, suspect?: string): T {
    for (;;) {
      const library = this.#library();
      try {
        return attempt(() => question(library));
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        if (!this.#setAsideOne(suspect)) throw failure(error, suspect);
      }
    }
  }

  /** Finds a document that the core fails on, the suspect first. Says whether there was one. */
  #setAsideOne(suspect: string | undefined): boolean {
    const paths = suspect === undefined ? this.#texts.keys() : [suspect, ...this.#texts.keys()];
    for (const path of paths) {
      const library = this.#library();
      if (this.#setAside.has(path)) continue;
      try {
        attempt(() => core.document(library, ...write(path)));
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        this.#spare(path, failedOn(path, error));
        return true;
      }
    }
    return false;
  }

  /** The library's number in the instance that is alive, which is told all documents if it does not know them. */
  #library(): number {
    this.checkInUse();
    for (;;) {
      const { number } = this.#remote;
      if (number !== undefined) return number;
      try {
        return this.#fill();
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
      }
    }
  }

  #fill(): number {
    const library = this.#remote.create(this.#configuration);
    for (const [path, document] of this.#texts) this.#send(library, path, document);
    return library;
  }

  /** Gives the core a document, which is set aside where the core fails on it. */
  #send(library: number, path: string, document: Held): void {
    if (document.text.length > largestSent) this.#spare(path, tooLarge(path, document));
    const before = this.#setAside.get(path);
    try {
      const text = before ? "" : document.text;
      attempt(() => core.set(library, ...write(path, document.kind, text)));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (before) throw failure(error, path);
      this.#spare(path, failedOn(path, error));
      throw error;
    }
  }
}

let numbers = 0;

/** A number that no persona has had yet. */
function newNumber(): number {
  numbers += 1;
  return numbers;
}

/** A cache of a library as it was, made when it is first asked for. */
function asItWas(
  configuration: Configuration,
  documents: readonly (readonly [path: string, document: Held])[],
): () => Cache {
  let cache: Cache | undefined;
  return () => {
    if (cache) return cache;
    cache = new Cache(configuration);
    for (const [path, document] of documents) cache.set(path, document);
    return cache;
  };
}

/** Options as the core takes them, which reads an object property by property. */
function given(options: PlanOptions): object | undefined {
  const { budget, documents, variables, ...others } = options;
  const given = {
    ...others,
    ...(documents && { documents: inPairs(documents) }),
    ...(budget && { budget: coreBudget(budget) }),
    ...(variables && { variables: coreVariables(variables) }),
  };
  return Object.keys(given).length === 0 ? undefined : given;
}

/** The entries of an object in order, each a name and a text: a map costs the core much code. */
function inPairs(texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flat();
}

/** The SHA-256 of a text in UTF-8, in hexadecimal digits. */
export function digest(text: string): string {
  try {
    return attempt(() => core.digest(write(text)[0]));
  } catch (error) {
    throw error instanceof Fault ? failure(error) : error;
  }
}

/** Tells the core of a change. Where it fails, the next question fills a new instance. */
function tell(change: () => void): void {
  try {
    attempt(change);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}

/** The core's part of a library: a number that means something to one instance only. */
class Remote {
  #instance = 0;
  #number = 0;

  /** The library's number; `undefined` where no living instance knows it. */
  get number(): number | undefined {
    return isAlive(this.#instance) ? this.#number : undefined;
  }

  create(configuration: Configuration): number {
    const told = { ...configuration, aliases: inPairs(configuration.aliases) };
    this.#number = attempt(() => core.create(told));
    this.#instance = instance();
    return this.#number;
  }

  free(): void {
    if (isAlive(this.#instance)) tell(() => core.dispose(this.#number));
    this.#instance = 0;
  }
}

/** Frees the core's part of libraries that nobody disposed of. */
const forgotten =
  typeof FinalizationRegistry === "undefined"
    ? undefined
    : new FinalizationRegistry<Remote>((remote) => remote.free());

function failure(fault: Fault, document?: string): PromptlinkError {
  const on = document === undefined ? "" : ` on ${document}`;
  return new PromptlinkError("internal", `promptlink failed${on}: ${fault.message}`, {
    document,
    cause: fault,
  });
}

function failedOn(path: string, fault: Fault): Diagnostic {
  return atStart({
    code: "internal",
    severity: "error",
    message: `promptlink failed on this document: ${fault.message}`,
    document: path,
    help: "this is a mistake in promptlink; the document is read as if it were empty, the others are not affected",
  });
}

function tooLarge(path: string, { text }: Held): Diagnostic {
  return atStart({
    code: "document-too-large",
    severity: "error",
    message: `the document has ${text.length} UTF-16 units, ${largestSent} are taken`,
    document: path,
    help: "split it into several documents; it is read as if it were empty",
  });
}
