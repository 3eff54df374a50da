// What was tried, so that nothing is tried twice that has not changed.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesIn } from "../../../scripts/lib/listing.mjs";
import { root } from "../../../scripts/lib/paths.mjs";
import { digestOf } from "../../../scripts/lib/stamp.mjs";
import { consumerToolsFolder } from "../../../scripts/setup/consumer-tools.mjs";
import { consumerFolder } from "./consumer.mjs";
import { expected } from "./seed.mjs";

const tests = join(root, "tests", "packaging");
const harness = [
  "packaging.test.mjs",
  ...filesIn(join(tests, "harness")).map((path) => `harness/${path}`),
];

/**
 * What changes with anything that a consumer's result depends on; the tools have a folder for each lock.
 *
 * @param {string} name
 * @param {string} tarball what changes with the package
 */
export function keyOf(name, tarball) {
  const folder = consumerFolder(name);
  const facts = [tarball, expected, process.version, process.env["CHROMIUM"] ?? ""];
  return digestOf(tests, harness, [...facts, digestOf(folder, filesIn(folder))]);
}

/** @param {string} name */
const note = (name) => join(consumerToolsFolder(), "tried", name);

/**
 * Whether the consumer was tried as it is now, and passed.
 *
 * @param {string} name
 * @param {string} key
 */
export function wasTried(name, key) {
  try {
    return readFileSync(note(name), "utf8") === key;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return false;
  }
}

/**
 * @param {string} name
 * @param {string} key
 */
export function noteTried(name, key) {
  mkdirSync(dirname(note(name)), { recursive: true });
  writeFileSync(note(name), key);
}
