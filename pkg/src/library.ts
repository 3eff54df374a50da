import { type ConfigurationFile, placed } from "./aliases.js";
import {
  aString,
  checkName,
  checkOptions,
  checkPath,
  checkText,
  fields,
  firstLoneSurrogate,
  isObject,
  mapOf,
  type OptionCheck,
  oneOf,
  stringMap,
  strings,
  trueOrFalse,
  wholeNumber,
} from "./arguments.js";
import { aBudget } from "./budget.js";
import { Cache } from "./cache.js";
import { aTokenizer } from "./counting.js";
import { at, byPlace, checkFinding, type Diagnostic } from "./diagnostic.js";
import { type DocumentModel, type DocumentSummary, type Kind, kinds } from "./document.js";
import { invalid, PromptlinkError } from "./errors.js";
import { type Explanation, explain } from "./explanation.js";
import type { Graph } from "./graph.js";
import type { ComposeOptions, Persona, PlanOptions } from "./persona.js";
import type { Plan } from "./plan.js";
import { Unread } from "./unread.js";
import { schemaOf, someVariables, type Variable, type VariablesSchema } from "./variables.js";

const libraryChecks = {
  name: aString,
  aliases: stringMap,
  file: fields({ path: aString, text: aString }),
};

const treatmentNames = ["inline", "summary", "pointer", "omit"] as const;
const treatments = oneOf(...treatmentNames);
const scopes = oneOf("whole", "select");
const planChecks = {
  target: oneOf("markdown", "xml"),
  depth: wholeNumber,
  standards: treatments,
  skills: treatments,
  fragments: treatments,
  commands: treatments,
  collaborators: oneOf("brief", "full", "omit"),
  documents: mapOf(...treatmentNames),
  anchors: scopes,
  topics: scopes,
  budget: aBudget,
  order: oneOf("identity-first", "shared-first"),
  variables: someVariables,
  tags: strings,
  repeats: oneOf("once", "keep"),
  markers: trueOrFalse,
};
const composeChecks = { ...planChecks, tokenizer: aTokenizer };

const checkChecks = { documents: strings };

/** What is checked. */
export interface CheckOptions {
  /**
   * The paths of the documents that are asked about; all by default. What is wrong with them and with what they refer to
   * costs what they cost; files that could not be read are among it where a reference names them. What only the whole
   * library shows is left out: cycles, documents that nobody refers to, agents that do not name each other, variables
   * that nothing uses, and aliases.
   */
  readonly documents?: readonly string[];
}

/** What a library is told about itself. */
export interface LibraryOptions {
  /** Its own name, as its documents may write it before a path: `team-prompts/standards/backend.md`. */
  readonly name?: string;
  /** Names that stand for others: from what a reference says to the path or name of its target. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** The file that says so, where there is one: findings about an alias then lie where it stands there. */
  readonly file?: ConfigurationFile;
}

/** What a caller knows about a document beyond its text. */
export interface DocumentOptions {
  /** What it is for; told from its frontmatter, path and content otherwise. */
  readonly kind?: Kind;
}

/** Everything that is known about a library. `promptlink/schema/inspect.json` is its JSON Schema. */
export interface Inspection {
  /** Every document, by path. */
  readonly documents: readonly DocumentModel[];
  /** Everything that is wrong, by document and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A set of documents by path, with the references between them.
 *
 * The texts are held here; what the core makes of them is a cache. Where the core fails on a document, that document is
 * reported with the code `internal` and set aside, and everything else goes on.
 *
 * @example
 * ```ts
 * const library = new Library();
 * library.set("agents/reviewer.md", "# Reviewer\n\nFollow **review.md**.\n");
 * library.set("standards/review.md", "# Review\n");
 * library.compose("reviewer").text;
 * ```
 */
export class Library {
  /** What it was told about itself. */
  readonly options: LibraryOptions;
  readonly #cache: Cache;
  /** What is wrong beyond what the core can see, by path. */
  readonly #findings = new Map<string, Diagnostic[]>();

  static {
    // Declared here rather than as a method: the type would ask every consumer for a newer library.
    const { dispose } = Symbol as { readonly dispose?: symbol };
    if (dispose)
      Object.defineProperty(Library.prototype, dispose, { value: Library.prototype.dispose });
  }

  /** An empty library. */
  constructor(options?: LibraryOptions) {
    const given = checkOptions(options, libraryChecks, "a library") as LibraryOptions;
    const { file, ...told } = { ...given, aliases: { ...given.aliases } };
    this.options = { ...told, ...(file && { file: { ...file } }) };
    this.#cache = new Cache(told);
  }

  /** How many documents there are. */
  get size(): number {
    return this.#cache.texts.size;
  }

  /**
   * Adds a document, or replaces the one at that path. The same text again costs nothing.
   *
   * @param path relative to the library's root, with `/` between its parts
   * @throws {PromptlinkError} `invalid-path` where the path could lead out of the library
   */
  set(path: string, text: string, options?: DocumentOptions): this {
    checkPath(path, "the path");
    checkText(text, "the text");
    const { kind = "" } = checkOptions(options, { kind: oneOf(...kinds) }, "a document") as {
      kind?: Kind;
    };
    this.#cache.set(path, { text, kind });
    this.#findings.delete(path);
    this.#reportLoneSurrogate(path, text);
    return this;
  }

  /**
   * Adds or replaces several documents, given as an object from path to text or as pairs of both.
   *
   * @throws {PromptlinkError} `invalid-path`; the documents before it are set
   */
  setMany(
    documents: Readonly<Record<string, string>> | Iterable<readonly [path: string, text: string]>,
  ): this {
    for (const [path, text] of entries(documents)) this.set(path, text);
    return this;
  }

  /** Removes a document. Says whether there was one. */
  delete(path: string): boolean {
    checkText(path, "the path");
    this.#findings.delete(path);
    return this.#cache.delete(path);
  }

  /**
   * Moves a document to another path.
   *
   * @throws {PromptlinkError} `unknown-document` where there is none, `document-exists` where the other path is taken
   */
  rename(from: string, to: string): this {
    checkText(from, "the old path");
    checkPath(to, "the new path");
    const text = this.#cache.texts.get(from)?.text;
    if (text === undefined) throw unknownPath(from);
    if (from === to) return this;
    if (this.#cache.texts.has(to)) {
      throw new PromptlinkError("document-exists", `there is already a document ${to}`, {
        document: to,
      });
    }
    this.#cache.rename(from, to);
    this.#findings.delete(from);
    this.#reportLoneSurrogate(to, text);
    return this;
  }

  /** Whether there is a document at that path. */
  has(path: string): boolean {
    checkText(path, "the path");
    return this.#cache.texts.has(path);
  }

  /** The text of a document as it was set; `undefined` where there is none. */
  text(path: string): string | undefined {
    checkText(path, "the path");
    return this.#cache.texts.get(path)?.text;
  }

  /** Every document in a few words, by path. */
  documents(): DocumentSummary[] {
    return this.#cache.documents();
  }

  /** All that is known about the document at a path; `undefined` where there is none. */
  document(path: string): DocumentModel | undefined {
    checkText(path, "the path");
    return this.#cache.texts.has(path) ? this.#cache.document(path) : undefined;
  }

  /**
   * The path of the document that a name means: its path, the name that it gives itself, or its file's name without
   * extension.
   *
   * @throws {PromptlinkError} `unknown-document` or `ambiguous-document`, with the nearest paths as `suggestions`
   */
  find(name: string): string {
    checkName(name, "the name");
    return this.#unread().explained(name, () => this.#cache.find(name));
  }

  /**
   * Links an agent with what it refers to.
   *
   * @param agent the agent's path, the name that it gives itself, or its file's name without extension
   * @throws {PromptlinkError} `unknown-agent` or `ambiguous-agent`, with the nearest paths as `suggestions`;
   *   `empty-library`, `document-too-large`, `persona-too-large`, `budget-too-small`
   */
  compose(agent: string, options?: ComposeOptions): Persona {
    checkName(agent, "the agent");
    const own = ownOptions(options, composeChecks, "compose");
    return this.#unread().explained(agent, () => this.#cache.compose(agent, own));
  }

  /**
   * Says what {@link compose} would make of an agent, and why: each document with its sections, their cost and what asks
   * for them, and what is left out.
   *
   * @throws {PromptlinkError} as {@link compose} does
   */
  plan(agent: string, options?: ComposeOptions): Plan {
    checkName(agent, "the agent");
    const own = ownOptions(options, composeChecks, "plan");
    return this.#unread().explained(agent, () => this.#cache.plan(agent, own));
  }

  /**
   * Explains in a sentence why a document, or a section of one, is in the persona of an agent or is not.
   *
   * @param part a document as {@link find} takes it, with `#` and a section's title or anchor behind it if it is about that
   * @throws {PromptlinkError} `unknown-document`, `ambiguous-document` or `unknown-section`; and as {@link compose} does
   */
  why(agent: string, part: string, options?: ComposeOptions): Explanation {
    checkName(part, "the document");
    const plan = this.plan(agent, options);
    const { document, section } = this.#part(part);
    return explain(plan, document, section);
  }

  /**
   * The variables that the documents of a persona declare, the agent's first. Documents that a condition keeps out are
   * among them.
   *
   * @throws {PromptlinkError} as {@link compose} does
   */
  variables(agent: string, options?: PlanOptions): Variable[] {
    checkName(agent, "the agent");
    const own = ownOptions(options, planChecks, "variables");
    return this.#unread().explained(agent, () => this.#cache.variables(agent, own));
  }

  /**
   * The JSON Schema of the values that the persona of an agent can be composed with.
   *
   * @throws {PromptlinkError} as {@link compose} does
   */
  schema(agent: string, options?: PlanOptions): VariablesSchema {
    return schemaOf(this.variables(agent, options));
  }

  /**
   * Everything that is wrong, by document and place.
   *
   * @throws {PromptlinkError} `unknown-document` for a path that the options name
   */
  check(options?: CheckOptions): Diagnostic[] {
    const { documents } = checkOptions(options, checkChecks, "check") as CheckOptions;
    const only = documents && new Set(documents);
    for (const path of only ?? []) if (!this.has(path)) throw unknownPath(path);
    const found = this.#cache.check(only).map((finding) => placed(finding, this.options.file));
    const own = only
      ? [...this.#findingsOf(only), ...this.#unread().behind(found)]
      : this.#findingsOf(this.#findings.keys());
    return [...found, ...own].sort(byPlace);
  }

  /** How the documents refer to each other. */
  graph(): Graph {
    return this.#cache.graph();
  }

  /** Everything that is known. For a single document, {@link document} costs less. */
  inspect(): Inspection {
    const paths = this.documents().map((summary) => summary.path);
    return {
      documents: paths.map((path) => this.#cache.document(path)),
      diagnostics: this.check(),
    };
  }

  /**
   * Adds a finding of the caller's own, for instance about a file that could not be read. It stays until its document
   * is set, renamed or deleted.
   */
  report(finding: Diagnostic): void {
    checkFinding(finding);
    this.#cache.checkInUse();
    const before = this.#findings.get(finding.document) ?? [];
    this.#findings.set(finding.document, [...before, finding]);
  }

  /**
   * Gives the memory back. Whatever the library is asked afterwards throws `disposed`; disposing of it again does
   * nothing.
   */
  dispose(): void {
    this.#cache.dispose();
  }

  /** A document, and the title or anchor behind the first `#` that no path of a document holds. */
  #part(part: string): { document: string; section: string | undefined } {
    for (let at = part.length; at > 0; at = part.lastIndexOf("#", at - 1)) {
      const path = part.slice(0, at);
      const section = at < part.length ? part.slice(at + 1) : undefined;
      if (this.has(path)) return { document: path, section };
    }
    const [name = "", ...title] = part.split("#");
    return { document: this.find(name), section: title.length === 0 ? undefined : title.join("#") };
  }

  #findingsOf(paths: Iterable<string>): Diagnostic[] {
    return [...paths].flatMap((path) => this.#findings.get(path) ?? []);
  }

  /** What is known of files that are no documents. */
  #unread(): Unread {
    const paths = [...this.#findings.keys()].filter((path) => !this.#cache.texts.has(path));
    return new Unread(this.#findingsOf(paths));
  }

  #reportLoneSurrogate(path: string, text: string): void {
    const place = firstLoneSurrogate(text);
    if (place === -1) return;
    const message = "the text holds half of a surrogate pair, which no file can hold";
    const help = "it is kept here, and becomes U+FFFD wherever the text is encoded";
    const finding = {
      code: "lone-surrogate",
      severity: "warning",
      message,
      document: path,
      help,
    } as const;
    this.report(at(finding, text, place, place + 1));
  }
}

/** Checked options as they are now: what is asked later must not depend on what the caller does to them meanwhile. */
function ownOptions<Options extends PlanOptions>(
  options: Options | undefined,
  checks: Readonly<Record<string, OptionCheck>>,
  of: string,
): Options {
  const own = checkOptions(options, checks, of) as Options;
  const documents = own.documents && { ...own.documents };
  const budget = own.budget && { ...own.budget };
  const variables = own.variables && inOrder(own.variables);
  const tags = own.tags && [...new Set(own.tags)].sort();
  return {
    ...own,
    ...(documents && { documents }),
    ...(budget && { budget }),
    ...(variables && { variables }),
    ...(tags && { tags }),
  };
}

/** An object with its keys in order, so that equal ones are written alike. */
function inOrder<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function entries(
  documents: Readonly<Record<string, string>> | Iterable<readonly [path: string, text: string]>,
): Iterable<readonly [path: string, text: string]> {
  if (isIterable(documents)) return pairs(documents);
  if (isObject(documents)) return Object.entries(documents);
  throw invalid(
    "invalid-argument",
    "the documents must be an object from path to text, or pairs of both",
  );
}

function* pairs(documents: Iterable<unknown>): Iterable<readonly [path: string, text: string]> {
  for (const pair of documents) {
    if (!Array.isArray(pair))
      throw invalid("invalid-argument", "each document must be a pair of path and text");
    yield [pair[0], pair[1]];
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function unknownPath(path: string): PromptlinkError {
  return new PromptlinkError("unknown-document", `there is no document ${path}`, {
    document: path,
  });
}
