// What is in a bundle: how often the WebAssembly, and in which form.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../../scripts/lib/listing.mjs";
import { packageFolder } from "./tarball.mjs";

/** Parts of the module in its two forms, which nothing else holds. */
const samples = {
  file: middle(readFileSync(join(packageFolder, "wasm", "promptlink_bg.wasm"))),
  text: middle(readFileSync(join(packageFolder, "wasm", "inlined.js"))),
};

/**
 * The files of a bundle that hold the WebAssembly, each as often as it does.
 *
 * @param {string} folder
 * @returns {{ path: string, form: import("./consumer.mjs").Form }[]}
 */
export function wasmIn(folder) {
  return filesIn(folder, ["cache"])
    .filter((path) => !path.endsWith(".map"))
    .flatMap((path) => {
      const bytes = readFileSync(join(folder, path));
      const text = count(bytes, samples.text);
      const file = count(bytes, samples.file);
      return [
        ...Array.from({ length: text }, () => ({ path, form: /** @type {const} */ ("text") })),
        ...Array.from({ length: file }, () => ({ path, form: /** @type {const} */ ("file") })),
      ];
    });
}

/** @param {Buffer} bytes */
function middle(bytes) {
  const start = Math.floor(bytes.length / 2);
  return bytes.subarray(start, start + 128);
}

/**
 * @param {Buffer} bytes
 * @param {Buffer} part
 */
function count(bytes, part) {
  let found = 0;
  for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, at + 1)) found += 1;
  return found;
}
