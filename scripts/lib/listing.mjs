import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The files in a folder and its folders, with `/` between the parts on every system, in a fixed
 * order. A folder that does not exist has none.
 *
 * @param {string} folder
 * @param {readonly string[]} without names of files and folders to leave out
 * @returns {string[]}
 */
export function filesIn(folder, without = []) {
  return entriesOf(folder)
    .filter(({ name }) => !without.includes(name))
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [entry.name];
      return filesIn(join(folder, entry.name), without).map((path) => `${entry.name}/${path}`);
    })
    .sort();
}

/** @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
