import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "./compile.js";

/** The module that lies in the package as a file: quicker to load than text where there is a file system. */
export function moduleFromFile(): WebAssembly.Module {
  const file = join(import.meta.dirname, "../../wasm/promptlink_bg.wasm");
  return compile(readFileSync(file) as Uint8Array<ArrayBuffer>);
}
