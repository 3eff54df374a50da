// Lighthouse, which rates the built page, and Puppeteer, which drives Firefox, with all that they bring along.

import { join } from "node:path";
import { root } from "../lib/paths.mjs";
import { folderApart, installedApart } from "./apart.mjs";

const source = join(root, "tests", "page", "tools");
const name = "page-tools";

/** The folder in which they are installed. */
export const pageToolsFolder = () => folderApart(source, name);

export const pageTools = installedApart(source, name, {
  name: "tools for the page",
  does: "installs what rates the page and what drives Firefox, about 1 minute and 190 MB",
});
