// Telling whether what was built still belongs to what it was built from.
//
// A stamp holds a digest of the inputs and one of each output, so that outputs which were deleted
// or edited are built again, and not only those whose inputs changed.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeWhole } from "./files.mjs";
import { filesIn } from "./listing.mjs";

/**
 * A digest of files, by path and content, and of other facts that the result depends on.
 *
 * @param {string} folder the folder that the paths start from
 * @param {readonly string[]} paths
 * @param {readonly string[]} facts
 */
export function digestOf(folder, paths, facts = []) {
  const hash = createHash("sha256");
  for (const fact of facts) hash.update(`fact ${fact}\n`);
  for (const path of [...paths].sort()) {
    hash.update(`file ${path} ${digestOfFile(join(folder, path))}\n`);
  }
  return hash.digest("hex");
}

/** @param {string} path */
function digestOfFile(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

/**
 * Whether the folder holds just what was built from these inputs.
 *
 * @param {string} stamp the stamp's file
 * @param {string} inputs
 * @param {string} outputs the folder that was built
 */
export async function isFresh(stamp, inputs, outputs) {
  const kept = await readJson(stamp);
  return kept?.inputs === inputs && kept.outputs === digestOf(outputs, filesIn(outputs));
}

/**
 * Notes that the folder was built from these inputs.
 *
 * @param {string} stamp
 * @param {string} inputs
 * @param {string} outputs
 */
export async function writeStamp(stamp, inputs, outputs) {
  const kept = { inputs, outputs: digestOf(outputs, filesIn(outputs)) };
  await writeWhole(stamp, `${JSON.stringify(kept)}\n`);
}
