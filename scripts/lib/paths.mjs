// Where things lie: the repository, what is built in it, and what is kept outside it.

import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The folder for what is expensive to make and the same for every clone: tools, notes about the
 * toolchain, logs. Not in the work tree, so that a clean clone does not pay again.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string}
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "promptlink");
  if (platform === "win32" && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, "promptlink");
  return join(homedir(), ".cache", "promptlink");
}

/** The folder for the logs of long commands. */
export const logFolder = () => join(cacheFolder(), "logs");

/** The folder in which cargo keeps the crates that it downloads. */
export const cargoHome = () => process.env.CARGO_HOME ?? join(homedir(), ".cargo");
