import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The module that lies in the package as a file: quicker to load than text where there is a file system. */
export function moduleFromFile(): WebAssembly.Module {
  return new WebAssembly.Module(
    readFileSync(join(import.meta.dirname, "../../wasm/promptlink_bg.wasm")),
  );
}
