// Writing files and folders so that a half-made one never counts as done.

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * A sibling of `path` that nothing else uses, to be filled and then moved into place. It is a
 * sibling because a rename is atomic only within one file system.
 *
 * @param {string} path
 */
export const partialPath = (path) => `${path}.partial-${randomUUID()}`;

/**
 * Writes a text file in one step: readers see the old content or the new, never a part.
 *
 * @param {string} path
 * @param {string} text
 */
export async function writeWhole(path, text) {
  const partial = partialPath(path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(partial, text);
  await rename(partial, path);
}

/**
 * Moves a finished folder to its place. What was there before goes.
 *
 * @param {string} finished
 * @param {string} place
 */
export async function replaceFolder(finished, place) {
  const old = partialPath(place);
  await mkdir(dirname(place), { recursive: true });
  if (existsSync(place)) await rename(place, old);
  await rename(finished, place);
  await rm(old, { recursive: true, force: true });
}

/**
 * The parsed content of a JSON file, or `undefined` where it is missing or not JSON.
 *
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}
