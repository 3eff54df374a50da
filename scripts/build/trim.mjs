// What the compiled modules need not carry to those who install them.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { filesIn } from "../lib/listing.mjs";

// Lines stay as long as they come: a line limit would split the strings in which bundlers look for files.
const options = { minifyWhitespace: true, target: "es2022" };

/**
 * Takes the comments and the white space out of a folder's modules. They were for readers of the sources; what users read
 * stays in the types, and names stay for the traces of errors.
 *
 * @param {string} folder
 */
export async function trimModules(folder) {
  // Loaded here, for this module is read before the packages are installed.
  const { transform } = await import("esbuild");
  const files = filesIn(folder).filter((path) => path.endsWith(".js"));
  await Promise.all(
    files.map(async (path) => {
      const file = join(folder, path);
      const { code } = await transform(await readFile(file, "utf8"), options);
      await writeFile(file, code);
    }),
  );
}
