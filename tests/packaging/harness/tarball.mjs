// The package as npm packs it.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.mjs";
import { npm } from "../../../scripts/lib/programs.mjs";

export const packageFolder = join(root, "pkg");

/**
 * Packs the package.
 *
 * @param {string} into a folder
 * @returns {{ file: string, digest: string }} the tarball, and what changes with it
 */
export function packInto(into) {
  const file = pack(into);
  return { file, digest: createHash("sha256").update(readFileSync(file)).digest("hex") };
}

/** @param {string} into */
function pack(into) {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", into];
  const { command, args: words, shell } = npm(args);
  const stdio = /** @type {const} */ (["ignore", "pipe", "pipe"]);
  const output = execFileSync(command, words, {
    cwd: packageFolder,
    encoding: "utf8",
    shell,
    stdio,
  });
  return join(into, JSON.parse(output)[0].filename);
}
