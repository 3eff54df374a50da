// The npm packages that package-lock.json names.

import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readJson } from "../lib/files.mjs";
import { root } from "../lib/paths.mjs";
import { npm } from "../lib/programs.mjs";
import { run } from "../lib/run.mjs";

/** @type {import("../lib/steps.mjs").Step} */
export const npmPackages = {
  name: "npm packages",
  does: "installs what package-lock.json names with npm ci, about 30 seconds",
  find: async () => {
    const lock = await readJson(join(root, "package-lock.json"));
    // npm writes this one when it is through, so a half-made installation has none.
    const installed = await readJson(join(root, "node_modules", ".package-lock.json"));
    const current = lock && installed && isInstalled(lock, installed) && (await isFor(lock));
    return current ? count(installed) : undefined;
  },
  make: async () => {
    await run("npm-ci", npm(["ci", "--include=dev"]));
    return count(await readJson(join(root, "node_modules", ".package-lock.json")));
  },
};

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional] left out where the system is not the one it is for
 * @property {boolean} [link] a workspace
 */

/** @typedef {{ packages: Record<string, LockedPackage> }} Lock */

/**
 * Whether just the locked packages are installed.
 *
 * @param {Lock} lock
 * @param {Lock} installed npm's own note in `node_modules`
 */
export function isInstalled(lock, installed) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path.includes("node_modules/"));
  const known = new Set(wanted.map(([path]) => path));
  return (
    wanted.every(([path, entry]) => isSame(entry, installed.packages[path])) &&
    Object.keys(installed.packages).every((path) => known.has(path) || !isPackage(path))
  );
}

/** @param {string} path */
const isPackage = (path) => path.includes("node_modules/");

/**
 * @param {LockedPackage} wanted
 * @param {LockedPackage | undefined} found
 */
function isSame(wanted, found) {
  if (!found) return Boolean(wanted.optional);
  return wanted.version === found.version && wanted.integrity === found.integrity;
}

/**
 * Whether the lock was made for what the manifests ask for now.
 *
 * @param {{ packages: Record<string, object> }} lock
 */
async function isFor(lock) {
  const manifest = await readJson(join(root, "package.json"));
  for (const folder of ["", ...manifest.workspaces]) {
    const wanted = await readJson(join(root, folder, "package.json"));
    if (!asksForSame(wanted ?? {}, lock.packages[folder] ?? {})) return false;
  }
  return true;
}

/**
 * Whether two manifests ask for the same packages.
 *
 * @param {Record<string, any>} one
 * @param {Record<string, any>} other
 */
export function asksForSame(one, other) {
  const kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
  return kinds.every((kind) => isDeepStrictEqual(one[kind] ?? {}, other[kind] ?? {}));
}

/** @param {Lock} installed */
function count(installed) {
  return `${Object.keys(installed.packages).filter(isPackage).length} installed`;
}
