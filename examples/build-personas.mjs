// Writes the personas of all agents at release time: node build-personas.mjs [library] [out]
//
// A library with errors is not released, and the index tells what was written by its digest.

import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { loadLibrary } from "promptlink/node";

const [folder = "../library", out = "personas"] = process.argv.slice(2);
const library = await loadLibrary(folder);

const errors = library.check().filter(({ severity }) => severity === "error");
for (const { document, line, column, code, message } of errors) {
  console.error(`${document}:${line}:${column}: error[${code}]: ${message}`);
}
if (errors.length > 0) process.exit(1);

// Written beside the old folder and then put in its place, so that no half of a release is seen.
const next = `${out}.next`;
await rm(next, { recursive: true, force: true });
await mkdir(next, { recursive: true });
/** @type {Record<string, { tokens: number, digest: string }>} */
const index = {};
for (const { path, kind } of library.documents()) {
  if (kind !== "agent") continue;
  const { text, tokens, digest } = library.compose(path, { target: "xml" });
  const name = basename(path, ".md");
  await writeFile(join(next, `${name}.md`), text);
  index[name] = { tokens, digest };
}
await writeFile(join(next, "index.json"), `${JSON.stringify(index, null, 2)}\n`);
await rm(out, { recursive: true, force: true });
await rename(next, out);
console.log(`${Object.keys(index).length} personas in ${out}`);
