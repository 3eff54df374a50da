// A check: something that must hold. All are tried, also after one has failed, so that one run tells
// everything; only those that need what failed are left out.

import { inspect } from "node:util";
import { Failure } from "../lib/failure.mjs";
import { attempt, describeFailure } from "../lib/run.mjs";
import { clock, detail, duration, say } from "../lib/terminal.mjs";

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {readonly string[]} [needs] names of checks that must have passed before
 * @property {() => string | undefined} [skip] why it cannot be made here, if so
 * @property {() => Promise<string | Unsteady | undefined>} run tells what it saw, or throws
 */

/**
 * What was seen of a check that failed and then held: it passes, and what failed is reported.
 *
 * @typedef {{ seen: string, failure: string }} Unsteady
 */

/**
 * @typedef {object} Verdict
 * @property {"passed" | "failed" | "skipped"} verdict
 * @property {string} [failure] what was printed of it, where it failed by itself or at its first try
 */

/** @typedef {Verdict & { name: string, time: number }} Result */

const shownLines = 200;

/**
 * Makes the checks in their order.
 *
 * @param {readonly Check[]} checks
 * @returns {Promise<Result[]>}
 */
export async function makeChecks(checks) {
  /** @type {Result[]} */
  const results = [];
  for (const check of checks) {
    const elapsed = clock();
    const verdict = await makeCheck(check, results, elapsed);
    results.push({ name: check.name, ...verdict, time: elapsed() });
  }
  return results;
}

/**
 * @param {Check} check
 * @param {readonly Result[]} before
 * @param {() => number} elapsed
 * @returns {Promise<Verdict>}
 */
async function makeCheck({ name, needs = [], skip, run }, before, elapsed) {
  const reason = skip?.();
  if (reason) return tell("skipped", `${name}: ${reason}`);
  const missing = needs.find((need) => before.some((one) => isFailed(one, need)));
  if (missing) return tell("failed", `${name}: not tried, it needs ${missing}`);
  try {
    const outcome = await run();
    const { seen, failure } =
      typeof outcome === "object" ? outcome : { seen: outcome, failure: undefined };
    const verdict = tell("passed", `${name}${seen ? `: ${seen}` : ""} (${duration(elapsed())})`);
    return { ...verdict, ...(failure && { failure }) };
  } catch (error) {
    const failure = error instanceof Failure ? error.message : inspect(error);
    console.log(failure);
    return { ...tell("failed", `${name} (${duration(elapsed())})`), failure };
  }
}

/**
 * @param {Verdict["verdict"]} verdict
 * @param {string} text
 */
function tell(verdict, text) {
  say(verdict, text);
  return { verdict };
}

/**
 * @param {Result} result
 * @param {string} name
 */
const isFailed = (result, name) => result.name === name && result.verdict === "failed";

/**
 * A check that is one command: it holds if the command's exit code is 0.
 *
 * @param {string} name
 * @param {() => Command | Promise<Command>} command
 * @param {{
 *   needs?: readonly string[],
 *   skip?: () => string | undefined,
 *   count?: (output: string) => number,
 *   show?: (output: string) => string[],
 *   again?: (output: string) => Command | undefined,
 * }} [more] `count` tells from the output how many tests were run, none is a failure; `show` picks
 *   the lines to print where the check holds; `again` is the command to try once more what failed
 * @returns {Check}
 *
 * @typedef {import("../lib/programs.mjs").Invocation & { env?: NodeJS.ProcessEnv }} Command
 */
export function commandCheck(name, command, { needs, skip, ...reading } = {}) {
  return { name, needs, skip, run: async () => runCommand(name, await command(), reading) };
}

/**
 * @param {string} name
 * @param {Command} command
 * @param {Pick<NonNullable<Parameters<typeof commandCheck>[2]>, "count" | "show" | "again">} reading
 */
async function runCommand(name, command, { count, show = skipLines, again }) {
  const outcome = await attempt(name, command, { env: command.env });
  const failure = outcome.code === 0 ? undefined : describe(command, outcome);
  if (failure) await tryAgain(name, again?.(outcome.output), failure);
  for (const line of show(outcome.output)) detail(line);
  if (!count) return undefined;
  const tests = count(outcome.output);
  if (tests === 0) throw new Failure(`No test was run. Whole log: ${outcome.log}`);
  const seen = `${tests} tests`;
  return failure ? { seen: `${seen}, not all of them at the first try`, failure } : seen;
}

/**
 * Throws what failed, unless it holds when it is tried by itself.
 *
 * @param {string} name
 * @param {Command | undefined} command
 * @param {string} failure
 */
async function tryAgain(name, command, failure) {
  if (!command) throw new Failure(failure);
  detail(`${name}: what failed is tried once more, by itself`);
  const outcome = await attempt(`${name}-again`, command, { env: command.env });
  if (outcome.code !== 0) throw new Failure(`${failure}\nAgain, ${describe(command, outcome)}`);
}

/**
 * @param {Command} command
 * @param {import("../lib/run.mjs").Outcome} outcome
 */
const describe = ({ command, args }, outcome) =>
  describeFailure([command, ...args], outcome, shownLines);

/**
 * The lines with which tests tell what they left out, each once.
 *
 * @param {string} output
 */
export function skipLines(output) {
  const lines = output.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => /^(?:\w+: )?skipped[:,] /i.test(line)))];
}

/**
 * What tests printed while `cargo test` ran them with `--nocapture`.
 *
 * @param {string} output
 */
export function printedLines(output) {
  const runs = [...output.matchAll(/^running \d+ tests?\n([\s\S]*?)^test result:/gm)];
  const lines = runs.flatMap(([, lines = ""]) => lines.trim().split("\n"));
  return lines.filter((line) => !/^test .* \.\.\. /.test(line));
}

/**
 * How many tests `cargo test` says that it ran.
 *
 * @param {string} output
 */
export function cargoTests(output) {
  const counts = [...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)];
  return counts.reduce((sum, [, passed, failed]) => sum + Number(passed) + Number(failed), 0);
}

/**
 * How many tests Node's test runner says that it ran.
 *
 * @param {string} output
 */
export function nodeTests(output) {
  const number = (/** @type {string} */ word) =>
    Number(new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, "m").exec(output)?.[1] ?? 0);
  return number("pass") + number("fail");
}

/**
 * The files of the tests that failed in Node's test runner.
 *
 * @param {string} output
 */
export function failedFiles(output) {
  return [
    ...new Set([...output.matchAll(/^test at (.+):\d+:\d+$/gm)].map(([, file]) => file ?? "")),
  ];
}
