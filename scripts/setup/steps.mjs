import { wasmBindgen, wasmPack } from "./cargo-tools.mjs";
import { chromium } from "./chromium.mjs";
import { node } from "./node.mjs";
import { npmPackages } from "./npm-packages.mjs";
import { rust } from "./rust.mjs";
import { rustLints } from "./rust-lints.mjs";
import { rustSource } from "./rust-source.mjs";
import { wasmTarget } from "./wasm-target.mjs";

/** What building needs, in the order in which one needs another. */
export const toBuild = [node, rust, wasmTarget, rustSource, wasmPack, wasmBindgen, npmPackages];

/** What checking the sources needs on top of that. */
export const toCheck = [...toBuild, rustLints];

/** All that this repository can use. */
export const toTest = [...toCheck, chromium];
