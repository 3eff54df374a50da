// The bundlers and runtimes that the packed package is tried with. They lie outside the work tree: 1.5 GB
// that are the same for every clone.

import { existsSync } from "node:fs";
import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { partialPath, readJson, replaceFolder } from "../lib/files.mjs";
import { cacheFolder, root } from "../lib/paths.mjs";
import { npm } from "../lib/programs.mjs";
import { run } from "../lib/run.mjs";
import { digestOf } from "../lib/stamp.mjs";

const source = join(root, "tests", "packaging", "tools");
const files = [".npmrc", "package.json", "package-lock.json"];

/** The folder in which they are installed, one for each lock. */
export const consumerToolsFolder = () =>
  join(cacheFolder(), "consumers", digestOf(source, files).slice(0, 16));

/** @param {string} folder */
const noteIn = (folder) => join(folder, "node_modules", ".package-lock.json");

/** @type {import("../lib/steps.mjs").Step} */
export const consumerTools = {
  name: "bundlers and runtimes",
  does: "installs what the packed package is tried with, about 1 minute",
  // npm writes its note when it is through.
  find: async () => {
    const folder = consumerToolsFolder();
    return existsSync(noteIn(folder)) ? count(folder) : undefined;
  },
  make: async () => {
    const folder = consumerToolsFolder();
    await install(folder);
    return count(folder);
  },
};

/** @param {string} folder */
async function install(folder) {
  const partial = partialPath(folder);
  try {
    await mkdir(dirname(folder), { recursive: true });
    await cp(source, partial, {
      recursive: true,
      filter: (path) => !path.endsWith("node_modules"),
    });
    // What the packages would do after they were installed is to fetch what they bring along anyway.
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    await run("bundlers-and-runtimes", npm(args), { cwd: partial });
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
