// What the library tells about documents. Offsets are UTF-16 units, as JavaScript slices strings; lines and columns
// are counted from 1, columns in UTF-16 units.

/** What a document is for. */
export type Kind = "agent" | "standard" | "skill" | "command" | "fragment";

/** Every kind. */
export const kinds: readonly Kind[] = ["agent", "standard", "skill", "command", "fragment"];

/** A document in a few words. */
export interface DocumentSummary {
  /** Its path, relative to the library's root, with `/` between the parts. */
  readonly path: string;
  /** What it is for. */
  readonly kind: Kind;
  /** The name that it gives itself, in its own words; `null` where it gives none. */
  readonly name: string | null;
  /** Its first heading of level 1, or else its first heading; `null` where there is none. */
  readonly title: string | null;
}

/** A document with all that is known about it. */
export interface DocumentModel extends DocumentSummary {
  /** The values of its frontmatter by key; empty where there is none. The object has no prototype. */
  readonly frontmatter: Readonly<Record<string, FrontmatterValue>>;
  /** Its sections in document order, each after the one that holds it. */
  readonly sections: readonly Section[];
  /** What it means as an agent; `null` where it is none and does not say who the model is. */
  readonly agent: AgentModel | null;
  /** The places that name other documents, in document order. */
  readonly references: readonly Reference[];
  /** Its behavioural statements, in document order. */
  readonly rules: readonly Rule[];
}

/** A value of frontmatter. Its maps have no prototype. */
export type FrontmatterValue =
  | null
  | boolean
  | number
  | string
  | readonly FrontmatterValue[]
  | { readonly [key: string]: FrontmatterValue };

/** Where something lies in a document. */
export interface Place {
  /** The line, from 1, over the raw text. */
  readonly line: number;
  /** The column, from 1, in UTF-16 units. */
  readonly column: number;
  /** The first UTF-16 unit. */
  readonly start: number;
  /** The UTF-16 unit after the last. */
  readonly end: number;
}

/** How a heading is written: `bold` and `label` are pseudo-headings, lines that act as headings without being marked so. */
export type HeadingStyle = "atx" | "setext" | "bold" | "label";

/** A heading with what it covers. */
export interface Section {
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
  /** The index of the section around it in the list; `null` at the top. */
  readonly parent: number | null;
}

/** How strong a rule is. */
export type Modality = "must" | "must-not" | "should" | "should-not" | "may";

/** A behavioural statement. */
export interface Rule extends Place {
  /** How strong it is. */
  readonly modality: Modality;
  /** The statement as written, without list markers. */
  readonly text: string;
  /**
   * What it is about: its words in lower case without those that say how strong it is. Rules that differ in these alone are
   * one rule, of another strength. Empty where there are no others.
   */
  readonly about: string;
}

/** How a reference is written. */
export type ReferenceForm =
  | "code-span"
  | "bare"
  | "link"
  | "bold"
  | "import"
  | "include"
  | "wikilink"
  | "embed"
  | "file"
  | "mdc"
  | "attribute"
  | "resource"
  | "slash"
  | "frontmatter";

/** What a reference is. */
export type Verdict =
  | "link"
  | "alias"
  | "dangling"
  | "runtime"
  | "illustrative"
  | "external"
  | "self";

/** The rule by which a target was found, the most literal first. */
export type Tier =
  | "folder"
  | "root"
  | "ancestor"
  | "subtree"
  | "prefix"
  | "basename"
  | "glob"
  | "noun"
  | "again"
  | "name"
  | "stem"
  | "words"
  | "alias";

/** How a document relates to what it names. */
export type Relation =
  | "follow"
  | "refer-to"
  | "read"
  | "use"
  | "work-with"
  | "coordinate-with"
  | "align-with"
  | "delegate-to"
  | "report-to"
  | "include"
  | "extend";

/** A place that names another document, agent, skill or command, and what became of it. */
export interface Reference extends Place {
  /** The words that name it, without the marks around them. */
  readonly text: string;
  /** How it is written. */
  readonly form: ReferenceForm;
  /** What it names, as far as its form tells. */
  readonly to: "document" | "agent" | "skill" | "command" | "any";
  /** How the document relates to it. */
  readonly relation: Relation | null;
  /** What it is. */
  readonly verdict: Verdict;
  /** The path of the document that it names; `null` where the library does not hold it. */
  readonly target: string | null;
  /** The title of the section that it names; `null` for the whole document. */
  readonly section: string | null;
  /** The rule by which the target was found. */
  readonly tier: Tier | null;
  /** What decided the verdict. */
  readonly why: string;
  /** What is expected of the target, in the document's words. */
  readonly topics: readonly string[];
  /** The paths that may have been meant instead, best first. */
  readonly suggestions: readonly string[];
}

/** What a document means as an agent, in its own words without marks of emphasis. */
export interface AgentModel {
  /** The agent's name. */
  readonly name: string | null;
  /** What it is: "Senior Backend Engineer". */
  readonly role: string | null;
  /** What it is for. */
  readonly mission: string | null;
  /** What it does. */
  readonly responsibilities: readonly AgentEntry[];
  /** What it works with. */
  readonly technologies: readonly string[];
  /** What it knows. */
  readonly expertise: readonly AgentEntry[];
  /** How it goes about its work, step by step. */
  readonly workflow: readonly AgentEntry[];
  /** What its work is measured by. */
  readonly quality: readonly string[];
  /** The documents that it follows. */
  readonly standards: readonly AgentStandard[];
  /** The skills that it draws on. */
  readonly skills: readonly AgentStandard[];
  /** The agents that it works with. */
  readonly collaborators: readonly Collaborator[];
  /** The words that close the prompt. */
  readonly reminder: string | null;
}

/** Something that a section of an agent lists. */
export interface AgentEntry {
  /** What it is called. */
  readonly title: string;
  /** What belongs to it. */
  readonly items: readonly string[];
}

/** A document that an agent follows or draws on. */
export interface AgentStandard {
  /** Its name as written. */
  readonly name: string;
  /** The path of the document that it is; `null` where the library does not hold it. */
  readonly target: string | null;
  /** What the agent expects to find there. */
  readonly topics: readonly string[];
  /** Where the agent names it, from 1. */
  readonly line: number;
}

/** An agent that another works with. */
export interface Collaborator {
  /** Its name as written. */
  readonly agent: string;
  /** The path of its document; `null` where the library does not hold it. */
  readonly target: string | null;
  /** How they work together. */
  readonly relation: Relation;
  /** What on; `null` where the document does not say. */
  readonly topic: string | null;
  /** Where the document says so, from 1. */
  readonly line: number;
}
