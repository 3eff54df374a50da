import { chromium } from "./chromium.mjs";
import { node } from "./node.mjs";
import { npmPackages } from "./npm-packages.mjs";
import { rust } from "./rust.mjs";
import { wasmTarget } from "./wasm-target.mjs";
import { wasmBindgen, wasmPack } from "./wasm-tools.mjs";

/** What building needs, in the order in which one needs another. */
export const toBuild = [node, rust, wasmTarget, wasmPack, wasmBindgen, npmPackages];

/** What testing needs on top of that. */
export const toTest = [chromium];
