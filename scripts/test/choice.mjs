import { Failure } from "../lib/failure.mjs";

/** @typedef {import("./checks.mjs").Check} Check */

/**
 * The checks whose names hold one of the words, with all that those need; all of them where there is
 * no word.
 *
 * @param {readonly Check[]} checks
 * @param {readonly string[]} words
 * @returns {Check[]}
 */
export function chosen(checks, words) {
  if (words.length === 0) return [...checks];
  const named = checks.filter(({ name }) => words.some((word) => name.includes(word)));
  if (named.length === 0) {
    const names = checks.map(({ name }) => name).join(", ");
    throw new Failure(`No check is named like ${words.join(" or ")}; there are: ${names}`);
  }
  const wanted = new Set(named.flatMap((check) => withNeeds(check, checks)));
  return checks.filter((check) => wanted.has(check));
}

/**
 * @param {Check} check
 * @param {readonly Check[]} checks
 * @returns {Check[]}
 */
function withNeeds(check, checks) {
  const needed = checks.filter(({ name }) => check.needs?.includes(name));
  return [check, ...needed.flatMap((one) => withNeeds(one, checks))];
}
