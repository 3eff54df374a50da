// Lighthouse, which rates the built page, with all that it brings along.

import { join } from "node:path";
import { root } from "../lib/paths.mjs";
import { folderApart, installedApart } from "./apart.mjs";

const source = join(root, "tests", "page", "lighthouse");
const name = "lighthouse";

/** The folder in which it is installed. */
export const lighthouseFolder = () => folderApart(source, name);

export const lighthouse = installedApart(source, name, {
  name: "Lighthouse",
  does: "installs what rates the page, about 1 minute and 190 MB",
});
