// node scripts/tokens/classes.mjs [--write]: asks tiktoken for the classes of all characters, and prints them as the
// table that the tokenizer has, or writes it.
//
// Unicode grows, and every regular expression engine knows another version of it. What counts is the one that tiktoken
// was built with, and it tells: given a pattern and a vocabulary of single bytes, it returns just what the pattern finds.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Tiktoken } from "tiktoken";
import { root } from "../lib/paths.mjs";

/** The file that the table is in. */
export const tableFile = join(root, "tokens", "src", "class", "runs.rs");

// In the order of their numbers; 0 is everything else.
const patterns = [
  String.raw`[\p{Lu}\p{Lt}]`,
  String.raw`\p{Ll}`,
  String.raw`[\p{Lm}\p{Lo}]`,
  String.raw`\p{M}`,
  String.raw`\p{N}`,
  String.raw`[\s--\r\n]`,
  String.raw`[\r\n]`,
];

const lastCharacter = 0x10ffff;
const bytesInLine = 25;

/** The source of the table. */
export function classTable() {
  const bytes = runs(classes()).flatMap(({ length, kind }) => varint((length << 3) | kind));
  const lines = [];
  for (let at = 0; at < bytes.length; at += bytesInLine)
    lines.push(`    ${bytes.slice(at, at + bytesInLine).join(", ")},`);
  return `//! Made by \`scripts/tokens/classes.mjs\` from what tiktoken says; tests compare the two.

/// The classes of all characters in their order, as runs: a length times eight, and the class's number.
#[rustfmt::skip]
pub(super) const RUNS: [u8; ${bytes.length}] = [
${lines.join("\n")}
];
`;
}

function classes() {
  const kinds = new Uint8Array(lastCharacter + 1);
  const everything = Array.from({ length: lastCharacter + 1 }, (_, index) => index)
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .join("");
  for (const [index, pattern] of patterns.entries()) {
    for (const character of found(pattern, everything))
      kinds[/** @type {number} */ (character.codePointAt(0))] = index + 1;
  }
  return kinds;
}

/**
 * What tiktoken finds of a pattern.
 *
 * @param {string} pattern
 * @param {string} text
 */
function found(pattern, text) {
  const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte).toString("base64"));
  const tiktoken = new Tiktoken(`! 0 ${bytes.join(" ")}`, {}, pattern);
  try {
    return Buffer.from(Uint8Array.from(tiktoken.encode(text, [], []))).toString("utf8");
  } finally {
    tiktoken.free();
  }
}

/** @param {Uint8Array} kinds */
function runs(kinds) {
  /** @type {{ length: number, kind: number }[]} */
  const runs = [];
  for (const kind of kinds) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.length += 1;
    else runs.push({ length: 1, kind });
  }
  // What comes after the last is everything else anyway.
  return runs.at(-1)?.kind === 0 ? runs.slice(0, -1) : runs;
}

/**
 * A number in seven bits a byte, the lowest first.
 *
 * @param {number} number
 * @returns {number[]}
 */
function varint(number) {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...varint(number >>> 7)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const table = classTable();
  if (process.argv.includes("--write")) writeFileSync(tableFile, table);
  else process.stdout.write(table);
}
