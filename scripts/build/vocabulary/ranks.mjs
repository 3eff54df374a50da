// The ranks that the npm package tiktoken publishes. They are taken from there, and nobody types them in.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The encodings, in the order of their numbers in a packed vocabulary. */
export const encodings = /** @type {const} */ (["o200k_base", "cl100k_base"]);

/** The file that the ranks of an encoding are in. */
export const rankFile = (/** @type {string} */ encoding) =>
  require.resolve(`tiktoken/encoders/${encoding}.json`);

/**
 * The bytes of each token, by its rank; a character stands for a byte.
 *
 * @param {string} encoding
 * @returns {string[]}
 */
export function tokensOf(encoding) {
  const { bpe_ranks: ranks } = JSON.parse(readFileSync(rankFile(encoding), "utf8"));
  /** @type {string[]} */
  const tokens = [];
  for (const line of ranks.split("\n").filter(Boolean)) {
    // Each line has a mark, the rank of its first token, and tokens in base64.
    const [, first, ...run] = line.split(" ");
    for (const [index, token] of run.entries())
      tokens[Number(first) + index] = Buffer.from(token, "base64").toString("latin1");
  }
  return tokens;
}

/**
 * The characters of a pattern, as tiktoken's own regular expressions know it: given a vocabulary of single bytes, it
 * returns just what the pattern finds.
 *
 * @param {string} pattern
 * @returns {string[]}
 */
export function charactersOf(pattern) {
  // Not before it is needed: the set-up, which installs it, loads this file.
  const { Tiktoken } = require("tiktoken");
  const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte).toString("base64"));
  const tiktoken = new Tiktoken(`! 0 ${bytes.join(" ")}`, {}, pattern);
  try {
    const found = tiktoken.encode(allCharacters(), [], []);
    return [...Buffer.from(Uint8Array.from(found)).toString("utf8")];
  } finally {
    tiktoken.free();
  }
}

/** How many code points there are. */
export const codePoints = 0x110000;

function allCharacters() {
  const points = Array.from({ length: codePoints }, (_, point) => point);
  return points
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .join("");
}
