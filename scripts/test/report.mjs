// Where the time of a run went, and how it ended.

import { excerpt } from "../lib/run.mjs";
import { duration } from "../lib/terminal.mjs";

/** @typedef {import("./checks.mjs").Result} Result */

/**
 * A table of what was done, with a bar for its share of the time.
 *
 * @param {readonly Result[]} results
 * @returns {string}
 */
export function timeTable(results) {
  const total = results.reduce((sum, { time }) => sum + time, 0);
  const width = Math.max(...results.map(({ name }) => name.length), "total".length);
  const row = (/** @type {string} */ name, /** @type {number} */ time, /** @type {string} */ end) =>
    `  ${name.padEnd(width)}  ${duration(time).padStart(11)}  ${end}`.trimEnd();
  const rows = results.map(({ name, verdict, time }) =>
    row(name, time, `${verdict.padEnd(8)}${bar(time / total)}`),
  );
  return ["Where the time went:", ...rows, row("total", total, "")].join("\n");
}

/** @param {number} share */
const bar = (share) => "#".repeat(Math.round(share * 30));

const shownLines = 60;

/**
 * What failed once more: whoever keeps only the end of a long log has it there.
 *
 * @param {readonly Result[]} results
 * @returns {string[]} a text for each
 */
export function failures(results) {
  return results.flatMap(({ name, verdict, failure }) => {
    if (failure === undefined) return [];
    const first = verdict === "passed" ? `${name}, which held when tried again:` : `${name}:`;
    return [[first, ...excerpt(failure.split("\n"), shownLines)].join("\n")];
  });
}

/**
 * The closing line, alone on its line.
 *
 * @param {readonly Result[]} results
 */
export function closingLine(results) {
  const count = (/** @type {Result["verdict"]} */ verdict) =>
    results.filter((result) => result.verdict === verdict).length;
  const skipped = count("skipped");
  return `${count("passed")} passed, ${count("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`;
}

/**
 * Prints the report and sets the exit code.
 *
 * @param {readonly Result[]} results
 */
export function report(results) {
  console.log(`\n${timeTable(results)}\n`);
  for (const failure of failures(results)) console.log(`${failure}\n`);
  console.log(closingLine(results));
  if (results.some(({ verdict }) => verdict === "failed")) process.exitCode = 1;
}
