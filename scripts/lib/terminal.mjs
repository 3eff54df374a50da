// What the scripts print: one line for each thing that happens, the same on a terminal and in a log.

const colours = { dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };

/** @returns {boolean} whether to colour: a terminal that did not opt out */
function coloured() {
  return Boolean(process.stdout.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}

/**
 * @param {keyof typeof colours} colour
 * @param {string} text
 */
export function paint(colour, text) {
  return coloured() ? `\u001b[${colours[colour]}m${text}\u001b[0m` : text;
}

/** @type {Record<string, keyof typeof colours>} */
const wordColours = {
  ready: "green",
  done: "green",
  passed: "green",
  run: "cyan",
  skipped: "yellow",
  failed: "red",
};

/**
 * Prints a line that begins with what happened to the thing named after it.
 *
 * @param {"ready" | "run" | "done" | "passed" | "skipped" | "failed"} word
 * @param {string} text
 */
export function say(word, text) {
  console.log(`${paint(wordColours[word] ?? "dim", word.padEnd(8))}${text}`);
}

/**
 * Prints a line that belongs to the one before.
 *
 * @param {string} text
 */
export function detail(text) {
  console.log(paint("dim", `        ${text}`));
}

/**
 * A duration as people say it: `0.4 s`, `12 s`, `2 min 05 s`.
 *
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/**
 * Starts a clock; each call of the result tells the milliseconds since.
 *
 * @returns {() => number}
 */
export function clock() {
  const start = performance.now();
  return () => performance.now() - start;
}
