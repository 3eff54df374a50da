// The bundlers and runtimes that the packed package is tried with.

import { join } from "node:path";
import { root } from "../lib/paths.mjs";
import { folderApart, installedApart } from "./apart.mjs";

const source = join(root, "tests", "packaging", "tools");
const name = "consumers";

/** The folder in which they are installed. */
export const consumerToolsFolder = () => folderApart(source, name);

export const consumerTools = installedApart(source, name, {
  name: "bundlers and runtimes",
  does: "installs what the packed package is tried with, about 1 minute and 1.5 GB",
});
