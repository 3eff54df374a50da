// Text of documents on its way to the terminal, which obeys what it is sent: control characters would move the cursor
// or recolour the screen, bidirectional ones reorder what stands beside them, invisible ones hide.

import { pattern } from "../../pattern.js";

const printable = /^[\x20-\x7e]*$/;
const printableLines = /^[\n\x20-\x7e]*$/;

/** Whatever has no glyph of its own, is private, or changes its neighbours. Some marks of format are drawn. */
const hidden = String.raw`(?![\t\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Private_Use}\p{Surrogate}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]`;

/** What of these shapes the characters around it: in emoji, in a flag, in scripts whose letters join. */
const atHome = [
  // An emoji of several, and one that is shown as text or in colour.
  String.raw`\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)+`,
  String.raw`\p{Emoji}[\ufe0e\ufe0f]`,
  String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}`,
  String.raw`(?<=[\p{sc=Arab}\p{sc=Syrc}\p{sc=Nkoo}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Tibt}\p{sc=Mymr}\p{sc=Khmr}])[\u200c\u200d]`,
  String.raw`(?<=\p{sc=Mong})[\u180b-\u180f]`,
].join("|");

const homeOrHidden = pattern(`(${atHome})|${hidden}`, "gu");
const anyHidden = pattern(hidden, "gu");

/** One line of text in which everything is visible: hidden characters as `<U+202E>`, tabs as spaces. */
export function visible(text: string): string {
  if (printable.test(text)) return text;
  return text
    .replaceAll("\t", "    ")
    .replace(homeOrHidden(), (found, home) => home ?? name(found));
}

/** Lines in each of which everything is visible. */
export function visibleText(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** A value as JSON in which everything is visible: hidden characters as `\u202e`, which reads back as what they are. */
export function visibleJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  return printableLines.test(json) ? json : json.replace(anyHidden(), escaped);
}

function name(character: string): string {
  return `<U+${hexadecimal(character.codePointAt(0) ?? 0).toUpperCase()}>`;
}

/** JSON counts in UTF-16 units. What separates its lines is no part of a string. */
function escaped(character: string): string {
  if (character === "\n") return character;
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${hexadecimal(unit)}`).join("");
}

function hexadecimal(code: number): string {
  return code.toString(16).padStart(4, "0");
}
