import { readFileSync } from "node:fs";

/** The module that lies in the package as a file: quicker to load than text where there is a file system. */
export function moduleFromFile(): WebAssembly.Module {
  return new WebAssembly.Module(
    readFileSync(new URL("../../wasm/promptlink_bg.wasm", import.meta.url)),
  );
}
