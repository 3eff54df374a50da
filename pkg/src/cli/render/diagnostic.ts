// Diagnostics as compilers show them: headline, place, the line itself with the range underlined, and what to do.

import type { Diagnostic, Location, Severity } from "../../diagnostic.js";
import type { Meaning, Paint } from "../terminal/style.js";
import { visible } from "../terminal/visible.js";
import { fit, width } from "../terminal/width.js";

/** What text is written for: how wide it may be and how it is painted. */
export interface Medium {
  readonly columns: number;
  readonly paint: Paint;
}

/** The text of a document; `undefined` where the library does not hold it. */
export type TextOf = (path: string) => string | undefined;

/** Lines for all of them, an empty line after each. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  textOf: TextOf,
  medium: Medium,
): string[] {
  const texts = new Lines(textOf);
  return diagnostics.flatMap((diagnostic) => [...renderDiagnostic(diagnostic, texts, medium), ""]);
}

function renderDiagnostic(
  diagnostic: Diagnostic,
  texts: Lines,
  { columns, paint }: Medium,
): string[] {
  const { severity, code, message, related, help, fix } = diagnostic;
  const places = [diagnostic, ...related];
  const margin = Math.max(...places.map(({ line }) => String(line).length));
  const gutter = " ".repeat(margin);
  const bar = paint("note", "|");
  const excerpt = (place: Location, arrow: string, meaning: Meaning, label: string) => [
    `${gutter}${paint("note", arrow)} ${visible(place.document)}:${place.line}:${place.column}`,
    ...excerptLines(place, texts, { gutter, bar, columns, paint, meaning, label }),
  ];
  // What a fix does is the label of a button: it says no more than the help.
  const advice = help ?? fix?.message;
  return [
    `${paint(severity, `${severity}[${code}]`)}${paint("strong", `: ${visible(message)}`)}`,
    ...excerpt(diagnostic, "-->", severity, ""),
    ...related.flatMap((place) => excerpt(place, ":::", "note", place.message)),
    ...(advice === undefined
      ? []
      : [`${gutter} ${paint("note", "=")} ${paint("help", "help")}: ${visible(advice)}`]),
  ];
}

interface ExcerptStyle {
  readonly gutter: string;
  readonly bar: string;
  readonly columns: number;
  readonly paint: Paint;
  readonly meaning: Meaning;
  readonly label: string;
}

/** The first line of a place, with what it covers of that line underlined. A place without a line shows nothing. */
function excerptLines(place: Location, texts: Lines, style: ExcerptStyle): string[] {
  const { gutter, bar, columns, paint, meaning, label } = style;
  const line = texts.line(place.document, place.line);
  if (line === undefined || (line === "" && label === "")) return [];
  const start = Math.min(place.column - 1, line.length);
  const end = place.endLine > place.line ? line.length : Math.min(place.endColumn - 1, line.length);
  const { before, marked, after } = windowAround(line, start, end, columns - gutter.length - 4);
  const number = String(place.line).padStart(gutter.length);
  const mark = (severityMarks[meaning as Severity] ?? "-").repeat(Math.max(1, width(marked)));
  const underline = `${" ".repeat(width(before))}${mark}${label === "" ? "" : ` ${visible(label)}`}`;
  return [
    `${gutter} ${bar}`,
    `${paint("note", number)} ${bar} ${before}${marked}${after}`,
    `${gutter} ${bar} ${paint(meaning, underline)}`,
  ];
}

const severityMarks: Partial<Record<Meaning, string>> = { error: "^", warning: "^" };

/** The part of a line around a range that fits a terminal, made visible. */
function windowAround(line: string, start: number, end: number, columns: number): Window {
  const room = Math.max(20, columns);
  // Of a line of a megabyte, only what could be shown is looked at.
  const before = visible(line.slice(Math.max(0, start - room), start));
  const marked = fit(visible(line.slice(start, Math.min(end, start + room))), room - 2);
  const after = visible(line.slice(end, end + room));
  const isWhole = start <= room && line.length - end <= room;
  if (isWhole && width(before + marked + after) <= room) return { before, marked, after };
  const aside = room - width(marked);
  const behind = fit(after, Math.max(aside - width(before), aside >> 1));
  return { before: fitEnd(before, aside - width(behind)), marked, after: behind };
}

interface Window {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The end of a text, cut to so many columns. */
function fitEnd(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const characters = [...text];
  while (characters.length > 0 && width(characters.join("")) > columns - 1) characters.shift();
  return columns > 0 ? `…${characters.join("")}` : "";
}

/** The lines of documents, cut once for each document. */
class Lines {
  readonly #textOf: TextOf;
  readonly #lines = new Map<string, readonly string[]>();

  constructor(textOf: TextOf) {
    this.#textOf = textOf;
  }

  /** A line, from 1, without its end. */
  line(path: string, number: number): string | undefined {
    let lines = this.#lines.get(path);
    if (!lines) {
      lines = this.#textOf(path)?.split(/\r\n?|\n/) ?? [];
      this.#lines.set(path, lines);
    }
    return lines[number - 1];
  }
}
