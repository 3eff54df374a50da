import { checkNumber } from "./arguments.js";
import type { Budget } from "./budget.js";
import type { Composition } from "./composition.js";
import type { TokenCounter } from "./counting.js";
import type { Diagnostic } from "./diagnostic.js";
import type { Kind, Relation, Tier, Verdict } from "./document.js";
import { partitionPoint } from "./partition.js";
import { type SourceMap, sourceMap } from "./source-map.js";
import type { VariableValue } from "./variables.js";

/** The form that a persona takes: one Markdown text, or Markdown in a pair of tags for each document. */
export type Target = "markdown" | "xml";

/**
 * What becomes of a document that the agent refers to: linked in full, only its headings and rules, named with its path,
 * or left out.
 */
export type Treatment = "inline" | "summary" | "pointer" | "omit";

/** How much of a document a reference brings in: all of it, or what the reference names, with the headings above it. */
export type Scope = "whole" | "select";

/** How an agent is composed, and by what its tokens are counted. */
export interface ComposeOptions extends PlanOptions {
  /**
   * What counts the tokens: a tokenizer of `promptlink/tokens`, or any other. Without one they are estimated, as those
   * of `o200k_base`.
   */
  readonly tokenizer?: TokenCounter | undefined;
}

/** How an agent is composed. */
export interface PlanOptions {
  /** The form of the text; `markdown` by default. */
  readonly target?: Target;
  /** How many references away from the agent documents are followed; 1 by default, 0 is the agent alone. */
  readonly depth?: number;
  /** What becomes of standards; `inline` by default. */
  readonly standards?: Treatment;
  /** What becomes of skills; `inline` by default. */
  readonly skills?: Treatment;
  /** What becomes of fragments; `inline` by default. */
  readonly fragments?: Treatment;
  /** What becomes of commands; `inline` by default. */
  readonly commands?: Treatment;
  /** What becomes of other agents: a line each by default (`brief`). Several in full make one persona of several identities. */
  readonly collaborators?: "brief" | "full" | "omit";
  /**
   * What becomes of single documents, by path, name or glob (`standards/*.md`). Names count more than globs, longer
   * globs more than shorter ones, and all of them more than `treatments` in the agent's frontmatter.
   */
  readonly documents?: Readonly<Record<string, Treatment>>;
  /**
   * What a reference to a part of a document brings in, `x.md#heading`, `x.md#^block` or `x.md#region`: all of the
   * document by default (`whole`). With `select` rules outside of the part that must be kept to are left out, too, with
   * a diagnostic.
   */
  readonly anchors?: Scope;
  /**
   * What a reference brings in that lists topics: all of the document by default (`whole`). With `select` the sections
   * that cover the topics, and of the others the rules that must be kept to. Where no section covers one, all of it. What
   * a document inherits is chosen from like its own text, here and for {@link anchors}.
   */
  readonly topics?: Scope;
  /** How many tokens the persona may have; as many as it takes by default. */
  readonly budget?: Budget;
  /**
   * In which order the documents stand. By default (`identity-first`) the agent itself, then what it refers to. With
   * `shared-first` the agent comes last, and what it refers to stands by kind and path, so that agents which refer to the
   * same documents begin alike and share what a model's API keeps of that. In both, documents with variables or
   * conditions of sections come after those without.
   */
  readonly order?: "identity-first" | "shared-first";
  /**
   * Values of the variables that documents declare under `variables` in their frontmatter. A value is data: whatever it
   * holds, the blocks around it stay as they are. A missing, unknown or unfit one is among the diagnostics.
   */
  readonly variables?: Readonly<Record<string, VariableValue>>;
  /** What the occasion is called, for documents and sections with a condition such as `when: tag = release`. */
  readonly tags?: readonly string[];
  /**
   * What becomes of rules and paragraphs that several documents have in the same words: by default they stand in the
   * document that matters most, and of equals in the first (`once`); {@link Persona.repeats} says who else has them. The
   * agent's own text, code and whatever has a variable are never cut: no value decides what else is there. With `keep` they stand in each, as they do by default where the order is
   * `shared-first`: what agents share must not depend on what else one of them says.
   */
  readonly repeats?: "once" | "keep";
  /** Whether comments in the text say which lines of which document follow; not by default. Budgets count them. */
  readonly markers?: boolean;
}

/** A run of the persona's text that comes from one place. Offsets are UTF-16 units. */
export interface Mapping {
  /** The first unit of the persona's text. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
  /**
   * The document that it comes from, unchanged; `null` where promptlink wrote it. For the value of a variable the place
   * that names the variable.
   */
  readonly origin: Origin | null;
  /** Why promptlink wrote it, for instance `heading-level` or `variable`; `null` where a document did. */
  readonly change: string | null;
  /** The name of the variable whose value it is; `null` where it is none. */
  readonly variable: string | null;
}

/** A value of a variable in a persona. Offsets are UTF-16 units. */
export interface PersonaVariable {
  /** The variable's name. */
  readonly name: string;
  /** The first unit of the value in the persona's text. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
  /** The place that names the variable, braces included. */
  readonly origin: Origin;
}

/** A range of a document, in UTF-16 units of its text as it was when the persona was composed. */
export interface Origin {
  /** The document's path. */
  readonly document: string;
  /** The first unit. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
}

/** A section of a persona. */
export interface PersonaSection {
  /** Its title, without markers; for a tag the document's path. */
  readonly title: string;
  /** Its level in the persona; 0 for a tag. */
  readonly level: number;
  /** The first UTF-16 unit of the persona's text. */
  readonly start: number;
  /** The unit after the last, sub-sections included. */
  readonly end: number;
  /** The index of the section around it; `null` at the top. */
  readonly parent: number | null;
  /** Its tokens, sub-sections included, counted or estimated as {@link Persona.encoding} says. */
  readonly tokens: number;
  /** Its tokens without its sub-sections. */
  readonly ownTokens: number;
  /**
   * The path of the document that its heading comes from, or that it introduces; `null` where it is about several. Of a
   * section that is inherited and added to, {@link Persona.map} tells whose each line is.
   */
  readonly document: string | null;
  /** Where it stands in that document; `null` where promptlink wrote the heading. */
  readonly origin: SectionOrigin | null;
}

/** Where a section stands in its document. */
export interface SectionOrigin {
  /** The heading's line, from 1. */
  readonly line: number;
  /** The heading's first UTF-16 unit. */
  readonly start: number;
  /** The unit after all that it covers. */
  readonly end: number;
}

/** A document of a persona. */
export interface PersonaSource {
  /** Its path. */
  readonly path: string;
  /** What it is for. */
  readonly kind: Kind;
  /**
   * What it is in the persona: the agent itself, inherited by the document before it that is not, linked in full, named
   * with its path, or introduced in a line.
   */
  readonly role: "identity" | "inherited" | "inline" | "pointer" | "brief";
  /**
   * Where its words begin in the persona's text, in UTF-16 units. Words of documents that it inherits from, or that
   * inherit it, may stand between them.
   */
  readonly start: number;
  /** The unit after the last; for a document that inherits, after the last of all that it inherits, too. */
  readonly end: number;
  /** Its tokens in the persona, counted or estimated as {@link Persona.encoding} says. */
  readonly tokens: number;
  /** The references that brought it in; none for the agent itself. */
  readonly references: readonly PersonaReference[];
}

/** A reference that brought a document into a persona. */
export interface PersonaReference {
  /** The path of the document that refers. */
  readonly document: string;
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1, in UTF-16 units. */
  readonly column: number;
  /** The first UTF-16 unit. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
  /** The words that name the document. */
  readonly text: string;
  /** How the one relates to the other. */
  readonly relation: Relation | null;
  /** What the reference is. */
  readonly verdict: Verdict;
  /** The rule by which the document was found. */
  readonly tier: Tier | null;
  /** What is expected of the document. */
  readonly topics: readonly string[];
}

/** A part of a document that the persona does not have. */
export interface LeftOut {
  /** The document's path. */
  readonly document: string;
  /**
   * Why, for instance `frontmatter`, `depth` or `option`. Of what is inherited: `replaced` or `removed` by the document
   * that inherits it, or `repeated`, where the same words stand elsewhere.
   */
  readonly reason: string;
  /** The first line, from 1. */
  readonly line: number;
  /** The first UTF-16 unit. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
  /** Its tokens, counted or estimated as {@link Persona.encoding} says. */
  readonly tokens: number;
}

/** A rule or paragraph that several documents have in the same words. */
export interface Repeat {
  /** The words. */
  readonly text: string;
  /** Where they stay. */
  readonly kept: Saying;
  /** Where else they stand, and are left out. */
  readonly others: readonly Saying[];
}

/** Where a document says something. */
export interface Saying {
  /** The document's path. */
  readonly document: string;
  /** The line, from 1. */
  readonly line: number;
  /** The first UTF-16 unit. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
}

/** What is to be said about a persona beyond its text. */
export interface PersonaReport {
  readonly tokens: number;
  readonly sections: readonly PersonaSection[];
  readonly sources: readonly PersonaSource[];
  readonly leftOut: readonly LeftOut[];
  /** The texts of what was left out. */
  readonly leftOutTexts: readonly string[];
  readonly repeats: readonly Repeat[];
  readonly changes: readonly string[];
  readonly variables: readonly PersonaVariable[];
}

/** A report that is made when it is first asked for. */
export interface PendingReport {
  /** What its tokens are counted by; `estimated` where nothing counts them. */
  readonly encoding: string;
  get(): PersonaReport;
}

/** A persona as plain data, as `JSON.stringify` writes it. */
export interface PersonaData {
  readonly agent: string;
  readonly target: Target;
  readonly text: string;
  readonly tokens: number;
  readonly encoding: string;
  readonly digest: string;
  readonly sections: readonly PersonaSection[];
  readonly sources: readonly PersonaSource[];
  readonly map: readonly Mapping[];
  readonly variables: readonly PersonaVariable[];
  readonly leftOut: readonly LeftOut[];
  readonly repeats: readonly Repeat[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * An agent linked with what it refers to. It is a snapshot: later changes of the library do not touch it. Everything
 * but the text, its documents and the diagnostics is worked out when it is first asked for.
 */
export class Persona {
  readonly #composition: Composition;
  readonly #target: Target;
  readonly #report: PendingReport;
  readonly #makeDigest: (text: string) => string;
  #text: string | undefined;
  #digest: string | undefined;
  #map: readonly Mapping[] | undefined;

  /** @internal */
  constructor(
    composition: Composition,
    target: Target,
    report: PendingReport,
    makeDigest: (text: string) => string,
  ) {
    this.#composition = composition;
    this.#target = target;
    this.#report = report;
    this.#makeDigest = makeDigest;
  }

  /** The path of the agent's document. */
  get agent(): string {
    return this.#composition.paths[0] ?? "";
  }

  /** The paths of the documents, the agent's first. {@link sources} says more of each. */
  get documents(): readonly string[] {
    return this.#composition.paths;
  }

  /** The form of the text. */
  get target(): Target {
    return this.#target;
  }

  /** The whole text. */
  get text(): string {
    this.#text ??= this.#composition.join();
    return this.#text;
  }

  /**
   * The tokens of the text, counted by {@link encoding}, or `estimated`: on prompts 2 % off on average, and less than
   * 7 % in 19 of 20.
   */
  get tokens(): number {
    return this.#report.get().tokens;
  }

  /** What the tokens are counted by, for instance `o200k_base`; `estimated` where no tokenizer was given. */
  get encoding(): string {
    return this.#report.encoding;
  }

  /** The sections in the order of the text, each after the one that holds it. A document that is set apart is one too. */
  get sections(): readonly PersonaSection[] {
    return this.#report.get().sections;
  }

  /** The documents, the agent first, the others in the order of the text. */
  get sources(): readonly PersonaSource[] {
    return this.#report.get().sources;
  }

  /** What of these documents, and of others that they refer to, the text does not have, and why. */
  get leftOut(): readonly LeftOut[] {
    return this.#report.get().leftOut;
  }

  /** What several documents say in the same words, where the text has it once. */
  get repeats(): readonly Repeat[] {
    return this.#report.get().repeats;
  }

  /** What was odd about composing it. What is wrong with a document alone, {@link Library.check} says. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#composition.diagnostics;
  }

  /** Where values of variables stand, in the order of the text. */
  get variables(): readonly PersonaVariable[] {
    return this.#report.get().variables;
  }

  /** Where every unit of the text comes from: runs in the order of the text, without a gap. */
  get map(): readonly Mapping[] {
    this.#map ??= mappings(this.#composition, this.#report.get());
    return this.#map;
  }

  /** The SHA-256 of the text in UTF-8, in hexadecimal digits. */
  get digest(): string {
    this.#digest ??= this.#makeDigest(this.text);
    return this.#digest;
  }

  /** The run of {@link map} that holds a UTF-16 unit of the text; `undefined` beyond its end. */
  at(offset: number): Mapping | undefined {
    checkNumber(offset, "the offset");
    const run = partitionPoint(this.map, ({ end }) => end <= offset);
    return offset < 0 ? undefined : this.map[run];
  }

  /** Where the text comes from, as a source map that other tools read. */
  sourceMap(): SourceMap {
    const { paths, texts } = this.#composition;
    return sourceMap(
      this.text,
      this.map,
      new Map(paths.map((path, index) => [path, texts[index] ?? ""])),
    );
  }

  /** Everything as plain data. */
  toJSON(): PersonaData {
    const { agent, target, text, tokens, encoding, digest } = this;
    const { sections, sources, map, variables, leftOut, repeats, diagnostics } = this;
    const facts = { agent, target, text, tokens, encoding, digest };
    return { ...facts, sections, sources, map, variables, leftOut, repeats, diagnostics };
  }
}

function mappings(composition: Composition, report: PersonaReport): Mapping[] {
  const changes = report.changes.values();
  const variables = new Map(report.variables.map((one) => [one.start, one]));
  const map: Mapping[] = [];
  let start = 0;
  for (const cut of composition.cuts()) {
    const end = start + cut.end - cut.start;
    const document = composition.paths[cut.document];
    if (document === undefined) {
      const change = changes.next().value ?? null;
      const used = change === "variable" ? variables.get(start) : undefined;
      map.push({ start, end, origin: used?.origin ?? null, change, variable: used?.name ?? null });
    } else {
      const origin = { document, start: cut.start, end: cut.end };
      map.push({ start, end, origin, change: null, variable: null });
    }
    start = end;
  }
  return map;
}
