// Running commands: quietly for questions, with a log and signs of life for long work.

import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Failure } from "./failure.mjs";
import { logFolder, root } from "./paths.mjs";
import { clock, detail, duration } from "./terminal.mjs";

const heartbeat = 15_000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the folder to run in; the repository's root if absent
 * @property {NodeJS.ProcessEnv} [env]
 */

/** @typedef {{ code: number, output: string, log: string }} Outcome */

/**
 * The trimmed standard output of a short command, or `undefined` where it cannot run or fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {string | undefined}
 */
export function ask(command, args, { cwd = root, env = process.env } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * Runs a long command. What it prints goes to a log named `name`; while it works, a line every 15
 * seconds tells that it does.
 *
 * @param {string} name
 * @param {import("./programs.mjs").Invocation} invocation
 * @param {RunOptions} options
 * @returns {Promise<Outcome>}
 */
export function attempt(name, { command, args, shell = false }, options = {}) {
  const { cwd = root, env = process.env } = options;
  const log = logFile(name);
  const elapsed = clock();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    const file = createWriteStream(log);
    let output = "";
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk.toString("utf8");
      file.write(chunk);
    };
    const timer = setInterval(() => {
      detail(`${duration(elapsed())}: ${lastLine(output)}`);
    }, heartbeat);
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => {
      clearInterval(timer);
      file.end();
      reject(new Failure(`${command} could not be started: ${error.message}`));
    });
    child.on("close", (code, signal) => {
      clearInterval(timer);
      if (signal) keep(Buffer.from(`\nended by ${signal}\n`));
      const plain = stripVTControlCharacters(output);
      file.end(() => resolve({ code: code ?? 1, output: plain, log }));
    });
  });
}

/**
 * Like {@link attempt}, but a command that fails throws a failure with the end of its log.
 *
 * @param {string} name
 * @param {import("./programs.mjs").Invocation} invocation
 * @param {RunOptions} options
 * @returns {Promise<Outcome>}
 */
export async function run(name, invocation, options = {}) {
  const outcome = await attempt(name, invocation, options);
  if (outcome.code !== 0) {
    throw new Failure(describeFailure([invocation.command, ...invocation.args], outcome));
  }
  return outcome;
}

/**
 * What a command that failed said, for a person: how it began and ended, and where the rest is.
 *
 * @param {readonly string[]} words the command
 * @param {Outcome} outcome
 * @param {number} count how many lines to show
 */
export function describeFailure(words, { code, output, log }, count = 40) {
  const shown = excerpt(filledLines(output), count).map((line) => `  | ${line}`);
  const first = `${words.join(" ")} failed with exit code ${code}:`;
  return [first, ...shown, `Whole log: ${log}`].join("\n");
}

/**
 * The first quarter and the last lines of a text that is longer than `count` lines: some programs
 * say first what is wrong, most say it last.
 *
 * @param {readonly string[]} lines
 * @param {number} count
 */
export function excerpt(lines, count) {
  if (lines.length <= count) return lines;
  const first = Math.floor(count / 4);
  return [...lines.slice(0, first), "…", ...lines.slice(lines.length - (count - first))];
}

/** @param {string} name */
function logFile(name) {
  mkdirSync(logFolder(), { recursive: true });
  return join(logFolder(), `${name.replace(/[^\w.-]+/g, "-")}.log`);
}

/**
 * The lines of a text that hold anything. A carriage return ends one too: progress bars use it.
 *
 * @param {string} text
 */
const filledLines = (text) => text.split(/[\r\n]+/).filter((line) => line.trim() !== "");

// Lines of compilers that only underline something tell nothing by themselves.
/** @param {string} text */
function lastLine(text) {
  const lines = filledLines(text.slice(-2000)).filter((line) => /[a-z]{3}/i.test(line));
  const line = lines.at(-1)?.trim() ?? "at work";
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
