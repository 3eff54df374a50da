// The packages that promptlink's own is measured beside, with all that they bring along.

import { join } from "node:path";
import { root } from "../lib/paths.mjs";
import { folderApart, installedApart } from "./apart.mjs";

const source = join(root, "benches", "peers");
const name = "peers";

/** The folder in which they are installed. */
export const peersFolder = () => folderApart(source, name);

export const peers = installedApart(source, name, {
  name: "peers",
  does: "installs what the package is measured beside, about 1 minute and 250 MB",
});
