// Builds and finds the native benchmark.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./documents.mjs";

/** The path of the built benchmark. */
export function nativeBench() {
  const target = join(root, "target/benches");
  const manifest = join(root, "benches/native/Cargo.toml");
  const args = ["build", "--release", "--quiet", "--manifest-path", manifest, "--target-dir", target];
  execFileSync("cargo", args, { stdio: "inherit" });
  return join(target, "release", "promptlink-benches");
}
