// Times contenders side by side. They take turns, so that a slow spell of the machine hits all alike.

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {() => unknown} run may give a promise, which then counts to its end
 */

/**
 * @typedef {object} Lane what a contender took
 * @property {string} name
 * @property {number[]} times milliseconds for one run, round by round
 * @property {number} median
 */

/**
 * Warms every contender up, then lets them take turns.
 *
 * @param {readonly Contender[]} contenders
 * @param {object} pace
 * @param {number} pace.rounds
 * @param {number} pace.warmUp milliseconds for each contender
 * @param {number} pace.sample milliseconds that a round of one contender takes at least; short runs are repeated
 * @returns {Promise<Lane[]>}
 */
export async function race(contenders, { rounds, warmUp, sample }) {
  const lanes = [];
  for (const { name, run } of contenders) {
    const fastest = await warm(run, warmUp);
    lanes.push({ name, run, repeats: Math.max(1, Math.ceil(sample / fastest)), times: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const lane of rotated(lanes, round)) lane.times.push(await time(lane.run, lane.repeats));
  }
  return lanes.map(({ name, times }) => ({ name, times, median: median(times) }));
}

/**
 * How many times as long one took as the other: the median of the rounds' ratios, which a machine that drifts between
 * rounds does not touch.
 *
 * @param {Lane} one
 * @param {Lane} other
 */
export function ratio(one, other) {
  return median(one.times.map((value, round) => value / other.times[round]));
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs for a while and at least twice; gives the fastest run in milliseconds. */
async function warm(run, duration) {
  const until = performance.now() + duration;
  let fastest = await time(run, 1);
  do fastest = Math.min(fastest, await time(run, 1));
  while (performance.now() < until);
  return fastest;
}

async function time(run, repeats) {
  const start = performance.now();
  for (let repeat = 0; repeat < repeats; repeat++) {
    const result = run();
    // Waiting costs those that need not wait as much as they take.
    results[repeat % results.length] = result instanceof Promise ? await result : result;
  }
  return (performance.now() - start) / repeats;
}

// Held, so that no optimiser finds a run useless; two, so that the last result is not garbage while the next is made.
const results = [undefined, undefined];

function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
