// Source Map version 3 (ECMA-426) of a persona, so that any tool that reads source maps can tell where a line of a
// prompt comes from.

import { partitionPoint } from "./partition.js";
import type { Mapping } from "./persona.js";

/** A source map as JSON. */
export interface SourceMap {
  /** The version of the format. */
  readonly version: 3;
  /** The paths of the documents. */
  readonly sources: readonly string[];
  /** Their texts. */
  readonly sourcesContent: readonly string[];
  /** The names of the variables whose values the text has. */
  readonly names: readonly string[];
  /** The mappings in Base64 VLQ; columns are UTF-16 units. */
  readonly mappings: string;
}

/**
 * The source map of a text that was put together from runs. What promptlink wrote maps to nothing.
 *
 * @param texts the texts of the documents by path
 */
export function sourceMap(
  text: string,
  runs: readonly Mapping[],
  texts: ReadonlyMap<string, string>,
): SourceMap {
  const sources = new Map(
    [...texts].map(([path, source], index) => [path, { index, lines: lineStarts(source) }]),
  );
  const names = [...new Set(runs.flatMap(({ variable }) => variable ?? []))];
  const writer = new Writer(lineStarts(text));
  for (const { start, end, origin, variable } of runs) {
    const source = origin ? sources.get(origin.document) : undefined;
    const name = variable === null ? undefined : names.indexOf(variable);
    writer.run(start, end, origin && source ? { ...source, start: origin.start, name } : undefined);
  }
  return {
    version: 3,
    sources: [...texts.keys()],
    sourcesContent: [...texts.values()],
    names,
    mappings: writer.mappings,
  };
}

/** Where a run comes from. */
interface RunOrigin {
  readonly index: number;
  readonly lines: readonly number[];
  readonly start: number;
  /** The index of the name that the run stands for. */
  readonly name: number | undefined;
}

/** Writes segments line by line, each number as its difference from the one before. */
class Writer {
  mappings = "";
  readonly #lines: readonly number[];
  #line = 0;
  #column = 0;
  #isFirst = true;
  #source = 0;
  #sourceLine = 0;
  #sourceColumn = 0;
  #name = 0;

  constructor(lines: readonly number[]) {
    this.#lines = lines;
  }

  /** A segment where the run begins, and one for each further line that it reaches. */
  run(start: number, end: number, origin: RunOrigin | undefined): void {
    let at = start;
    while (at < end) {
      this.#goTo(at);
      this.#segment(at, origin, origin ? origin.start + at - start : 0);
      at = this.#lines[this.#line + 1] ?? end;
    }
  }

  #goTo(offset: number): void {
    while ((this.#lines[this.#line + 1] ?? Number.POSITIVE_INFINITY) <= offset) {
      this.mappings += ";";
      this.#line += 1;
      this.#column = 0;
      this.#isFirst = true;
    }
  }

  #segment(offset: number, origin: RunOrigin | undefined, place: number): void {
    const column = offset - (this.#lines[this.#line] ?? 0);
    this.mappings += (this.#isFirst ? "" : ",") + encode(column - this.#column);
    this.#column = column;
    this.#isFirst = false;
    if (origin) this.#origin(origin, place);
  }

  #origin({ index, lines, name }: RunOrigin, place: number): void {
    const line = lineOf(lines, place);
    const column = place - (lines[line] ?? 0);
    this.mappings +=
      encode(index - this.#source) +
      encode(line - this.#sourceLine) +
      encode(column - this.#sourceColumn);
    this.#source = index;
    this.#sourceLine = line;
    this.#sourceColumn = column;
    if (name === undefined) return;
    this.mappings += encode(name - this.#name);
    this.#name = name;
  }
}

/** Where each line starts. As in the format's readers, only a line feed, a carriage return or both end one. */
function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ 0: end, index }) => index + end.length)];
}

/** The last line that starts at or before an offset, from 0. */
function lineOf(lines: readonly number[], offset: number): number {
  return partitionPoint(lines, (start) => start <= offset) - 1;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A number in Base64 VLQ: five bits a digit, the lowest first, the sign below them. */
function encode(number: number): string {
  let rest = number < 0 ? (-number << 1) | 1 : number << 1;
  let text = "";
  do {
    const digit = rest & 31;
    rest >>>= 5;
    text += digits[rest > 0 ? digit | 32 : digit];
  } while (rest > 0);
  return text;
}
