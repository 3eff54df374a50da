// What every consumer links: the starter roster's backend developer.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadLibrary } from "../../../pkg/dist/entries/node.js";
import { root } from "../../../scripts/lib/paths.mjs";

const agent = "backend-developer";
const folder = join(root, "library");
const library = await loadLibrary(folder);

/** The digest that every consumer must print. */
export const expected = createHash("sha256").update(library.compose(agent).text).digest("hex");

const documents = library
  .documents()
  .map(({ path }) => [path, readFileSync(join(folder, path), "utf8")]);

const body = `(Library) => {
  const library = new Library();
  for (const [path, text] of ${JSON.stringify(documents)}) library.set(path, text);
  return library.compose(${JSON.stringify(agent)}).digest;
};
`;

/** The files that a consumer finds in its folder: a function from the class to the digest. */
export const seedFiles = {
  "seed.js": `export const digestOf = ${body}`,
  "seed.cjs": `exports.digestOf = ${body}`,
  "seed.d.ts": `export declare const digestOf: (library: typeof import("promptlink").Library) => string;\n`,
};
