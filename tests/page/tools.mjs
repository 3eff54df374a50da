// What the tests of the page use that is installed apart.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pageToolsFolder } from "../../scripts/setup/page-tools.mjs";

const folder = pageToolsFolder();

/** Whether it is there. */
export const areTools = existsSync(join(folder, "node_modules"));

/** @param {string} name of a module that is installed apart */
export function tool(name) {
  const found = createRequire(join(folder, "package.json")).resolve(name);
  return import(pathToFileURL(found).href);
}
