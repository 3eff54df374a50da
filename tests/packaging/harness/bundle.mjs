// What is in a bundle: how often the WebAssembly, and in which form.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../../scripts/lib/listing.mjs";
import { packageFolder } from "./tarball.mjs";

const wasm = readFileSync(join(packageFolder, "wasm", "promptlink_bg.wasm"));

/** A part of the module that nothing else holds; as long and as placed as base64 asks for to stay the same. */
const start = 3 * Math.floor(wasm.length / 6);
const sample = wasm.subarray(start, start + 96);

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
      const text = count(bytes, Buffer.from(sample.toString("base64")));
      const file = count(bytes, sample);
      return [
        ...Array.from({ length: text }, () => ({ path, form: /** @type {const} */ ("text") })),
        ...Array.from({ length: file }, () => ({ path, form: /** @type {const} */ ("file") })),
      ];
    });
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
