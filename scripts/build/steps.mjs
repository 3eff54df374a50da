import { packageFiles } from "./package.mjs";
import { wasm } from "./wasm.mjs";

/** What is built, in the order in which one needs another. */
export const build = [wasm, packageFiles];
