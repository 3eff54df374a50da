// The source of Rust's standard library, from which the core is built smaller: for size, and with
// panics that trap at once rather than carry messages along.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "../lib/programs.mjs";
import { ask, attempt } from "../lib/run.mjs";
import { wasmRust } from "./wasm-target.mjs";

/** @type {import("../lib/steps.mjs").Step} */
export const rustSource = {
  name: "source of the standard library",
  does: "adds it to Rust, seconds",
  find: async () => sourceOf(await wasmRust()),
  make: async () => {
    const command = { command: "rustup", args: ["component", "add", "rust-src"] };
    if (findProgram("rustup")) await attempt("rustup-component-add-source", command);
    return sourceOf(await wasmRust()) ?? "not here; the WebAssembly will be a quarter larger";
  },
};

/**
 * The folder with the source, where this Rust has it and can build it to trap at once.
 *
 * @param {import("./wasm-target.mjs").WasmRust} rust
 * @returns {string | undefined}
 */
export function sourceOf({ folder }) {
  const rustc = findProgram("rustc", { ...process.env, PATH: folder });
  const options = ["-Zunstable-options", trapAtOnce, "--print", "sysroot"];
  const sysroot = rustc && ask(rustc, options, { env: { ...process.env, ...unstable } });
  const source = sysroot && join(sysroot, "lib", "rustlib", "src", "rust");
  return source && existsSync(join(source, "library", "std")) ? source : undefined;
}

/** The environment in which a stable Rust builds its own standard library. */
export const unstable = { RUSTC_BOOTSTRAP: "1" };

/** The compiler's option for panics that trap at once. */
export const trapAtOnce = "-Cpanic=immediate-abort";
