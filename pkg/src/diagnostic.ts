import { aString, fields, listOf, oneOf, orNull, wholeNumber } from "./arguments.js";
import type { Place } from "./document.js";
import { invalid } from "./errors.js";

/** How bad a finding is. Only errors make `promptlink check` fail. */
export type Severity = "error" | "warning" | "note";

/** A range in one document. */
export interface Location extends Place {
  /** The document's path. */
  readonly document: string;
  /** The line of the end, from 1. */
  readonly endLine: number;
  /** The column after the last UTF-16 unit, from 1. */
  readonly endColumn: number;
}

/** One finding about a document. */
export interface Diagnostic extends Location {
  /** The stable name of the check. */
  readonly code: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly message: string;
  /**
   * The name that it is about, alone: a variable, an alias, a section, a reference as it is written; `null` where its
   * place says all.
   */
  readonly subject: string | null;
  /** How to mend it; `null` where there is nothing to say. */
  readonly help: string | null;
  /** Other places that belong to it. */
  readonly related: readonly RelatedPlace[];
  /** Edits that mend it; `null` where a person has to decide. */
  readonly fix: Fix | null;
}

/** A second place that a finding speaks of. */
export interface RelatedPlace extends Location {
  /** What it has to do with the finding. */
  readonly message: string;
}

/** Edits that mend a finding. */
export interface Fix {
  /** What applying them does, as the label of a button. */
  readonly message: string;
  /** The edits, in ascending order, not overlapping. */
  readonly edits: readonly Edit[];
}

/** The replacement of a range by a text. */
export interface Edit {
  /** The document's path. */
  readonly document: string;
  /** The first UTF-16 unit that is replaced. */
  readonly start: number;
  /** The UTF-16 unit after the last; equal to `start` where text is inserted. */
  readonly end: number;
  /** What stands there afterwards. */
  readonly text: string;
}

/** What a finding of the facade says; everything else is filled in. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly document: string;
  readonly help?: string;
}

/** What ends a line. */
export const lineEnd = /\r\n?|\n/g;

/** A finding about a document as a whole. */
export function atStart(finding: Finding): Diagnostic {
  return at(finding, "", 0, 0);
}

/** A finding about a range of a document's text, in UTF-16 units. */
export function at(finding: Finding, text: string, start: number, end: number): Diagnostic {
  const { code, severity, message, document, help = null } = finding;
  return {
    code,
    severity,
    message,
    subject: null,
    document,
    ...placeIn(text, start, end),
    help,
    related: [],
    fix: null,
  };
}

/** A range of a text, in UTF-16 units, as lines and columns too. */
export function placeIn(text: string, start: number, end: number): Omit<Location, "document"> {
  const { line, column } = position(text, start);
  const { line: endLine, column: endColumn } = position(text, end);
  return { line, column, endLine, endColumn, start, end };
}

const locationChecks = {
  document: aString,
  line: wholeNumber,
  column: wholeNumber,
  endLine: wholeNumber,
  endColumn: wholeNumber,
  start: wholeNumber,
  end: wholeNumber,
};
const editChecks = { document: aString, start: wholeNumber, end: wholeNumber, text: aString };
const findingCheck = fields({
  ...locationChecks,
  code: aString,
  severity: oneOf("error", "warning", "note"),
  message: aString,
  subject: orNull(aString),
  help: orNull(aString),
  related: listOf(fields({ ...locationChecks, message: aString })),
  fix: orNull(fields({ message: aString, edits: listOf(fields(editChecks)) })),
});

/** A finding that a caller hands in. */
export function checkFinding(value: unknown): asserts value is Diagnostic {
  const problem = findingCheck(value);
  if (problem) throw invalid("invalid-argument", `the finding ${problem}`);
}

/** By document, then by place. */
export function byPlace(one: Diagnostic, other: Diagnostic): number {
  if (one.document !== other.document) return one.document < other.document ? -1 : 1;
  return one.start - other.start || one.end - other.end;
}

function position(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (const { 0: mark, index } of text.matchAll(lineEnd)) {
    const next = index + mark.length;
    if (next > offset) break;
    line += 1;
    lineStart = next;
  }
  return { line, column: offset - lineStart + 1 };
}
