import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "./compile.js";

/** Where the module lies in the package. */
export const moduleFile = join(import.meta.dirname, "../../wasm/promptlink_bg.wasm");

/** The module that lies in the package as a file, not compiled yet. */
export const moduleBytes = () => readFileSync(moduleFile) as Uint8Array<ArrayBuffer>;

/** The module that lies in the package as a file: quicker to load than text where there is a file system. */
export const moduleFromFile = (): WebAssembly.Module => compile(moduleBytes());
