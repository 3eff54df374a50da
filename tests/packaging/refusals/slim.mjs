// What is handed over in place of the WebAssembly.

import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { initialize, Library } from "promptlink/slim";
import { createTokenizer } from "promptlink/tokens/slim";
import { digestOf } from "./seed.js";

const read = (path) => readFileSync(`node_modules/promptlink/${path}`);
const core = read("wasm/promptlink_bg.wasm");
const tokens = read("tokens/tokens_bg.wasm");
const vocabulary = read("vocabularies/o200k_base.bin");

/** @param {() => unknown} work */
const report = (work) => {
  try {
    work();
  } catch ({ name, code, message }) {
    console.log(JSON.stringify({ name, code, message }));
  }
};
report(() => new Library().documents());
report(() => initialize("promptlink.wasm"));
report(() => initialize(core.subarray(0, 1000)));
report(() => initialize(tokens));
report(() => createTokenizer({ wasm: core, vocabulary }));
report(() => createTokenizer({ wasm: vocabulary, vocabulary }));

// What an edge runtime compiles in another realm is taken.
initialize(runInNewContext("new WebAssembly.Module(bytes)", { bytes: core, WebAssembly }));
console.log(digestOf(Library));
