import type { Diagnostic } from "./diagnostic.js";
import type { Kind } from "./document.js";
import type { PersonaReference, PersonaSource, PlanOptions, Repeat } from "./persona.js";

/** What a persona would be made of, and why. */
export interface Plan {
  /** The path of the agent's document. */
  readonly agent: string;
  /** The options that it was planned with: composing with the same ones gives what the plan says. */
  readonly options: PlanOptions;
  /** What its tokens are counted by, for instance `o200k_base`; `estimated` where no tokenizer was given. */
  readonly encoding: string;
  /** The tokens of the persona, with what promptlink writes between the documents. */
  readonly tokens: number;
  /** The documents in the order in which they are composed, the agent first. */
  readonly documents: readonly PlannedDocument[];
  /** What is referred to and would not be in the persona. */
  readonly leftOut: readonly Omission[];
  /** The cycles among the documents that were followed, as paths. Each document is linked once. */
  readonly cycles: readonly (readonly string[])[];
  /** What several documents say in the same words, where the persona would have it once. */
  readonly repeats: readonly Repeat[];
  /** What would be odd about composing it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A document of a plan. */
export interface PlannedDocument {
  /** Its path. */
  readonly path: string;
  /** What it is for. */
  readonly kind: Kind;
  /** What it would be in the persona. */
  readonly role: PersonaSource["role"];
  /**
   * How much it matters that it stays, from 0 to 100: `priority` in its frontmatter, or else by its kind. The agent has
   * 100. What is inherited has that of the document that inherits it.
   */
  readonly priority: number;
  /** Its tokens in the persona. */
  readonly tokens: number;
  /** The references that bring it in; none for the agent itself. */
  readonly references: readonly PersonaReference[];
  /** Its sections in order, parents before their children; none where only a line names it. */
  readonly sections: readonly PlannedSection[];
}

/** A section of a document of a plan. */
export interface PlannedSection {
  /** Its title, without markers. */
  readonly title: string;
  /** Its level in its document. */
  readonly level: number;
  /** The index of the section around it; `null` at the top. */
  readonly parent: number | null;
  /** The heading's line, from 1. */
  readonly line: number;
  /** The heading's first UTF-16 unit in the document. */
  readonly start: number;
  /** The unit after all that it covers. */
  readonly end: number;
  /** Its tokens in its document, sub-sections included. */
  readonly tokens: number;
  /** Its tokens without its sub-sections. */
  readonly ownTokens: number;
  /** How many of its tokens the persona has, sub-sections included; 0 where it is left out. */
  readonly kept: number;
  /** How much it matters among the sections beside it: 1 where a topic asks for it, else 0. */
  readonly priority: number;
  /** The topics of references that ask for it. */
  readonly topics: readonly PlannedTopic[];
}

/** A topic of a reference that asks for a section. */
export interface PlannedTopic {
  /** The topic in the words of the document that refers. */
  readonly text: string;
  /** The path of that document. */
  readonly document: string;
  /** The topic's line, from 1. */
  readonly line: number;
  /**
   * How the section covers it: its title holds the topic's words, several titles hold them together, or its text does.
   * Words are compared without their endings, and synonyms count as the same.
   */
  readonly by: "title" | "titles" | "text";
}

/** A document, or a part of one, that a persona would not have. */
export interface Omission {
  /** The document's path. */
  readonly document: string;
  /**
   * Why: `depth`, `option` or `size` for documents; `section`, `topic` or `summary` for parts; `budget` and `condition`
   * for both. What is inherited is `replaced` or `removed` by the document that inherits it, or `repeated`, where the same
   * words stand elsewhere.
   */
  readonly reason: string;
  /** The first line, from 1. */
  readonly line: number;
  /** The first UTF-16 unit. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
  /** What it would cost in tokens. */
  readonly tokens: number;
  /** The title of the section that it is or lies in; `null` where it is a whole document or stands before all sections. */
  readonly section: string | null;
  /** The condition that does not hold, for instance `target = xml`; `null` where it is out for another reason. */
  readonly condition: string | null;
  /** The references that ask for the document. */
  readonly references: readonly PersonaReference[];
}
