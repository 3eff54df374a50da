import { packageFiles } from "./package.mjs";
import { vocabularies } from "./vocabulary/step.mjs";
import { tokensWasm, wasm } from "./wasm.mjs";

/** What is built, in the order in which one needs another. */
export const build = [wasm, tokensWasm, vocabularies, packageFiles];
