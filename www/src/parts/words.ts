// The page's words for what promptlink says in names.

import type {
  Diagnostic,
  Kind,
  PersonaSource,
  Severity,
  SurveyedDiagnostic,
  Verdict,
} from "../linker/linked.ts";
import type { Picture } from "../state/view.ts";

/** The kinds in the order of the library, with the names of their groups. */
export const kindGroups: readonly (readonly [kind: Kind, name: string])[] = [
  ["agent", "Agents"],
  ["standard", "Standards"],
  ["skill", "Skills"],
  ["command", "Commands"],
  ["fragment", "Fragments"],
];

/** The pictures in their order, with their names. */
export const pictures: readonly (readonly [picture: Picture, name: string])[] = [
  ["graph", "Graph"],
  ["budget", "Budget"],
  ["compare", "Compare"],
  ["coverage", "Coverage"],
];

export const verdictWords: Readonly<Record<Verdict, string>> = {
  link: "Linked",
  alias: "Linked by alias",
  dangling: "Dangling",
  runtime: "File of the user’s project",
  illustrative: "Example",
  external: "Belongs elsewhere",
  self: "This document",
};

/** What a document is in a persona. */
export const roleWords: Readonly<Record<PersonaSource["role"], string>> = {
  identity: "the agent",
  inherited: "inherited",
  inline: "in full",
  pointer: "as a pointer",
  brief: "in one line",
};

/** Why a part of a document is not in the persona. */
export const leftOutWords: Readonly<Record<string, string>> = {
  frontmatter: "Frontmatter speaks of the document; it is no part of the prompt",
  "byte-order-mark": "A byte order mark counts only at the head of a file",
  "blank-lines": "Blank lines at the border of a document",
  "line-end": "Carriage returns; every line ends in a line feed alone",
  brief: "The persona introduces it in one line",
  pointer: "The persona says where it lies",
  option: "The options leave out documents of its kind",
  depth: "Further from the agent than references are followed",
  size: "Larger than promptlink reads",
  replaced: "The document that inherits it has something else in its place",
  removed: "The document that inherits it takes it out",
  repeated: "The same words stand elsewhere",
};

const severityWords: Readonly<Record<Severity, readonly [one: string, more: string]>> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  note: ["note", "notes"],
};

const numbers = new Intl.NumberFormat("en");

/** A number as people write it: 12,345. */
export function number(value: number): string {
  return numbers.format(value);
}

/** A number with its noun. */
export function counted(value: number, one: string, more = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : more}`;
}

/** How many findings there are of each severity, the worst first: "2 errors, 1 note". */
export function tally(list: readonly Diagnostic[]): string {
  const severities = Object.keys(severityWords) as Severity[];
  return severities
    .map((severity) => [list.filter((one) => one.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => counted(count, ...severityWords[severity]))
    .join(", ");
}

/** A way to mend a finding. */
export interface Way {
  readonly message: string;
  /** The path of the document that it takes to be meant, where only a person can say. */
  readonly meant?: string;
}

/** The ways to mend a finding, best first. */
export function waysToMend({ fix, suggestions = [] }: SurveyedDiagnostic): readonly Way[] {
  return fix ? [fix] : suggestions.map((meant) => ({ message: `Use \`${meant}\``, meant }));
}

/** A message as a sentence of its own. A name that it begins with stays as it is written. */
export function sentence(message: string): string {
  return message.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** A path's folder with its last `/`, and its file's name. */
export function splitPath(path: string): readonly [folder: string, file: string] {
  const slash = path.lastIndexOf("/") + 1;
  return [path.slice(0, slash), path.slice(slash)];
}
