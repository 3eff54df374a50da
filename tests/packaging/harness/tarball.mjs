// The package as npm packs it, with its dependencies, so that nothing is asked of a registry.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.mjs";
import { npm } from "../../../scripts/lib/programs.mjs";

export const packageFolder = join(root, "pkg");

/**
 * Packs the package and what it depends on.
 *
 * @param {string} into a folder
 * @returns {{ files: string[], digest: string }} the tarballs, the package's own first, and what changes with them
 */
export function packAll(into) {
  const { dependencies } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const folders = [packageFolder, ...Object.keys(dependencies).map(folderOf)];
  const files = folders.map((folder) => pack(folder, into));
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return { files, digest: hash.digest("hex") };
}

/** @param {string} name */
function folderOf(name) {
  const file = createRequire(join(packageFolder, "package.json")).resolve(name);
  const end = join("node_modules", name);
  return file.slice(0, file.lastIndexOf(end) + end.length);
}

/**
 * @param {string} folder
 * @param {string} into
 */
function pack(folder, into) {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", into];
  const { command, args: words, shell } = npm(args);
  const stdio = /** @type {const} */ (["ignore", "pipe", "pipe"]);
  const output = execFileSync(command, words, { cwd: folder, encoding: "utf8", shell, stdio });
  return join(into, JSON.parse(output)[0].filename);
}
