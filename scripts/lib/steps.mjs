// A step: something that has to be there, how to tell that it is, and how to get it.

import { clock, duration, say } from "./terminal.mjs";

/**
 * @typedef {object} Step
 * @property {string} name what has to be there
 * @property {string} does what the step does when it is not, and about how long that takes
 * @property {() => string | undefined | Promise<string | undefined>} find
 *   tells what was found, or `undefined` where the step has work to do
 * @property {() => string | Promise<string>} make does the work, and tells what is there now
 */

/**
 * Takes the steps in their order; the first that fails ends it.
 *
 * @param {readonly Step[]} steps
 */
export async function takeSteps(steps) {
  for (const step of steps) await takeStep(step);
}

/**
 * Sees whether a step has work to do, and does it.
 *
 * @param {Step} step
 * @returns {Promise<string>} what is there now
 */
export async function takeStep({ name, does, find, make }) {
  const found = await find();
  if (found !== undefined) {
    say("ready", `${name}: ${found}`);
    return found;
  }
  say("run", `${name}: ${does}`);
  const elapsed = clock();
  try {
    const made = await make();
    say("done", `${name}: ${made} (${duration(elapsed())})`);
    return made;
  } catch (error) {
    say("failed", `${name} (${duration(elapsed())})`);
    throw error;
  }
}
