// The prompts that are parsed: of 2 to 40 KB, without frontmatter, which the peers know nothing of.

import { documents } from "./documents.mjs";

const kilobyte = 1024;

/**
 * @param {number} count how many at most, evenly spread over all there are
 * @returns {{ name: string, texts: string[] }}
 */
export function prompts(count) {
  const { name, documents: all } = documents();
  const fitting = all
    .map(({ text }) => body(text))
    .filter((text) => {
      const bytes = Buffer.byteLength(text);
      return bytes >= 2 * kilobyte && bytes <= 40 * kilobyte;
    });
  const chosen = Math.min(count, fitting.length);
  const step = fitting.length / chosen;
  const texts = Array.from({ length: chosen }, (_, index) => fitting[Math.floor(index * step)]);
  return { name, texts };
}

/**
 * A text without byte order mark and frontmatter.
 *
 * @param {string} text
 */
export function body(text) {
  return text.replace(/^\ufeff?(?:---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$))?/, "");
}
