// Builds and finds the native benchmark.

import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./documents.mjs";

/** Whether Rust can be compiled here. */
export function hasCargo() {
  return spawnSync("cargo", ["--version"]).status === 0;
}

/** The path of the built benchmark. */
export function nativeBench() {
  const target = join(root, "target/benches");
  const manifest = join(root, "benches/native/Cargo.toml");
  const args = [
    "build",
    "--release",
    "--quiet",
    "--manifest-path",
    manifest,
    "--target-dir",
    target,
  ];
  execFileSync("cargo", args, { stdio: ["ignore", "inherit", "inherit"] });
  return join(target, "release", "promptlink-benches");
}
