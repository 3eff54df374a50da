import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "./compile.js";

/** The module that lies in the package as a file: quicker to load than text where there is a file system. */
export const moduleFromFile = (): WebAssembly.Module => compile(moduleBytes());

/** The bytes of that file. */
export const moduleBytes = () =>
  readFileSync(
    join(import.meta.dirname, "../../wasm/promptlink_bg.wasm"),
  ) as Uint8Array<ArrayBuffer>;
