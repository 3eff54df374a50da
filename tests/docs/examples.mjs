// The examples of a Markdown text: what stands in its fences, and what they are said to print.

import assert from "node:assert/strict";

/**
 * @typedef {object} Example
 * @property {string} language
 * @property {string} code
 * @property {string | undefined} output what the fence of `text` after it shows
 * @property {string} section the title of the section that it stands in
 */

/**
 * @param {string} markdown
 * @returns {Example[]}
 */
export function examplesOf(markdown) {
  const parts = markdown.matchAll(/^## ([^\n]+)$|^```(\w*)\n(.*?)^```$/gms);
  /** @type {Example[]} */
  const examples = [];
  let section = "";
  for (const [, title, language = "", code = ""] of parts) {
    const before = examples.at(-1);
    if (title) section = title;
    else if (language === "text" && before?.section === section && before.output === undefined) {
      before.output = code;
    } else examples.push({ language, code, output: undefined, section });
  }
  return examples;
}

/**
 * The commands of a fence of `console`, each with what it is said to print.
 *
 * @param {string} code
 */
export function commandsOf(code) {
  return code.split(/^\$ /m).flatMap((part) => {
    const [command = "", ...output] = part.split("\n");
    return command === "" ? [] : [{ command, output: output.join("\n").trimEnd() }];
  });
}

/**
 * Compares what was printed with what is shown. A line `…` stands for any lines, or none.
 *
 * @param {string} printed
 * @param {string} shown
 */
export function assertShown(printed, shown) {
  const literally = (/** @type {string} */ line) => line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const lines = shown.trimEnd().split("\n");
  const pattern = lines
    .map((line) => (line === "…" ? "(?:.*\n)*?" : `${literally(line)}\n`))
    .join("");
  assert.match(`${printed.trimEnd()}\n`, new RegExp(`^${pattern}$`));
}
