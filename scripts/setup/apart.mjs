// Packages that are installed apart from the repository's own, outside the work tree: they are large, and the same for
// every clone.

import { existsSync } from "node:fs";
import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { partialPath, readJson, replaceFolder } from "../lib/files.mjs";
import { cacheFolder } from "../lib/paths.mjs";
import { npm } from "../lib/programs.mjs";
import { run } from "../lib/run.mjs";
import { digestOf } from "../lib/stamp.mjs";

const files = [".npmrc", "package.json", "package-lock.json"];

/**
 * Where they are: a folder for each lock.
 *
 * @param {string} source the folder that holds their manifest and their lock
 * @param {string} name of their place among what is kept
 */
export const folderApart = (source, name) =>
  join(cacheFolder(), name, digestOf(source, files).slice(0, 16));

/**
 * The step that installs them.
 *
 * @param {string} source
 * @param {string} name
 * @param {Pick<import("../lib/steps.mjs").Step, "name" | "does">} step
 * @returns {import("../lib/steps.mjs").Step}
 */
export function installedApart(source, name, step) {
  const folder = () => folderApart(source, name);
  return {
    ...step,
    // npm writes its note when it is through.
    find: async () => (existsSync(noteIn(folder())) ? count(folder()) : undefined),
    make: async () => {
      await install(source, name, folder());
      return count(folder());
    },
  };
}

/** @param {string} folder */
const noteIn = (folder) => join(folder, "node_modules", ".package-lock.json");

/**
 * @param {string} source
 * @param {string} name
 * @param {string} folder
 */
async function install(source, name, folder) {
  const partial = partialPath(folder);
  try {
    await mkdir(dirname(folder), { recursive: true });
    for (const file of files) await cp(join(source, file), join(partial, file));
    // Their own scripts would only put in place what lies in packages for the platform, where it is found as well.
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    await run(name, npm(args), { cwd: partial });
    await replaceFolder(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function count(folder) {
  const { packages } = await readJson(noteIn(folder));
  return `${Object.keys(packages).length} packages`;
}
