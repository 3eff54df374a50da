import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/**
 * The manifests of the repository's crates: the core, the tokenizer, and those apart from them so that
 * what they need does not become the core's.
 */
export const crateManifests = [
  "Cargo.toml",
  "tokens/Cargo.toml",
  "benches/native/Cargo.toml",
  "fuzz/Cargo.toml",
].filter((path) => existsSync(join(root, path)));
