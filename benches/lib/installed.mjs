// What a package leaves on the disk, with all that it depends on.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesIn } from "../../scripts/lib/listing.mjs";
import { npm } from "../../scripts/lib/programs.mjs";

/**
 * The folders of a package and of all that it depends on, itself first. What is not installed, for instance because it
 * is for another system, is left out.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function closure(folder) {
  const found = new Set([folder]);
  for (const one of found) {
    const { dependencies, optionalDependencies } = manifest(one);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const place = placeOf(name, one);
      if (place) found.add(place);
    }
  }
  return [...found];
}

/** Where a package finds another: in its own `node_modules` or in one further out. */
function placeOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    if (existsSync(join(place, "package.json"))) return place;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The bytes of a package's own files. */
export const bytesOf = (folder) =>
  filesIn(folder, ["node_modules"]).reduce(
    (sum, path) => sum + statSync(join(folder, path)).size,
    0,
  );

const manifest = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** The files of a package that npm packs, with their sizes. */
export function packedFiles(folder) {
  const { command, args, shell } = npm(["pack", "--dry-run", "--json", "--ignore-scripts"]);
  const options = { cwd: folder, encoding: "utf8", shell, stdio: ["ignore", "pipe", "ignore"] };
  return JSON.parse(execFileSync(command, args, options))[0].files;
}
