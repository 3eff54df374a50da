import type { TokenFile } from "./load.js";

// Written out one by one: bundlers follow only what is literally there.
const files: Readonly<Record<TokenFile, () => URL>> = {
  "tokens.wasm": () => new URL("../../tokens/tokens_bg.wasm", import.meta.url),
  "o200k_base.bin": () => new URL("../../vocabularies/o200k_base.bin", import.meta.url),
  "o200k_base.rest.bin": () => new URL("../../vocabularies/o200k_base.rest.bin", import.meta.url),
  "cl100k_base.bin": () => new URL("../../vocabularies/cl100k_base.bin", import.meta.url),
  "cl100k_base.rest.bin": () => new URL("../../vocabularies/cl100k_base.rest.bin", import.meta.url),
};

/** Where a file of the package lies. */
export function locate(name: TokenFile): URL {
  return files[name]();
}
