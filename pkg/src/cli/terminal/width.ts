// How many columns text takes on a terminal.

import { pattern } from "../../pattern.js";

/** Made when it is first needed: that takes longer than most commands run. */
let segmenter: Intl.Segmenter | undefined;
const ascii = /^[\x20-\x7e]*$/;
const wide = pattern(
  String.raw`^(?:\p{Emoji_Presentation}|.*\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])`,
  "u",
);
const empty = pattern(String.raw`^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$`, "u");

/** The columns of a text without control characters. */
export function width(text: string): number {
  if (ascii.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes(text)) columns += columnsOf(segment);
  return columns;
}

/** The text, filled with spaces at its end to so many columns. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - width(text)));
}

/** The text, filled with spaces at its start to so many columns. */
export function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - width(text))) + text;
}

/** The text, cut to so many columns with an ellipsis where it is longer. */
export function fit(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  if (ascii.test(text)) return columns > 0 ? `${text.slice(0, columns - 1)}…` : "";
  let [kept, taken] = ["", 0];
  for (const { segment } of graphemes(text)) {
    taken += columnsOf(segment);
    if (taken > columns - 1) break;
    kept += segment;
  }
  return columns > 0 ? `${kept}…` : "";
}

function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text);
}

function columnsOf(grapheme: string): number {
  if (empty().test(grapheme)) return 0;
  return wide().test(grapheme) ? 2 : 1;
}
