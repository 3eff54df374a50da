// The standard library for WebAssembly, and which Rust has it.

import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { readJson, writeWhole } from "../lib/files.mjs";
import { cacheFolder, root } from "../lib/paths.mjs";
import { findProgram } from "../lib/programs.mjs";
import { ask, attempt } from "../lib/run.mjs";
import { debianRust, installDebianTarget, whyNotDebian } from "./debian.mjs";

export const target = "wasm32-unknown-unknown";

const notes = () => join(cacheFolder(), "wasm-rust.json");

/**
 * @typedef {object} WasmRust the Rust that builds the wasm
 * @property {string} folder the folder with its `rustc` and `cargo`, first on the `PATH`
 * @property {string} version what `rustc -vV` prints
 */

/** @type {import("../lib/steps.mjs").Step} */
export const wasmTarget = {
  name: target,
  does: "adds the target to Rust, seconds with rustup; built from Debian's packages, about 2 minutes",
  find: async () => {
    const rust = (await noted()) ?? (await look());
    return rust && `${rust.version.split("\n")[0]} in ${rust.folder}`;
  },
  make: async () => {
    const whyNotRustup = await addByRustup();
    if (whyNotRustup !== undefined) await addFromDebian(whyNotRustup);
    const rust = await look();
    if (!rust) throw new Failure(`The target was installed, but rustc still cannot build for it.`);
    return `${rust.version.split("\n")[0]} in ${rust.folder}`;
  },
};

/**
 * The Rust that builds the wasm; its folder goes first on the `PATH`.
 *
 * @returns {Promise<WasmRust>}
 */
export async function wasmRust() {
  const rust = await readJson(notes());
  if (!rust) throw new Failure(`No Rust with ${target} is known. Run: npm run setup`);
  return rust;
}

/**
 * The Rust that an earlier run proved, if it is still the same.
 *
 * @returns {Promise<WasmRust | undefined>}
 */
async function noted() {
  const rust = await readJson(notes());
  if (!rust || rust.repository !== root) return undefined;
  const folders = { PATH: rust.folder };
  const rustc = findProgram("rustc", folders);
  const same = rustc && rust.version === ask(rustc, ["-vV"]) && rust.stamp === stamp(rustc);
  return same ? rust : undefined;
}

/**
 * Tries each Rust of this machine, and notes the first that can build for the target.
 *
 * @returns {Promise<WasmRust | undefined>}
 */
async function look() {
  for (const rustc of [findProgram("rustc"), debianRust()]) {
    if (!rustc || !(await canBuild(rustc))) continue;
    const rust = { folder: dirname(rustc), version: ask(rustc, ["-vV"]) ?? "" };
    const kept = { ...rust, repository: root, stamp: stamp(rustc) };
    await writeWhole(notes(), `${JSON.stringify(kept, null, 2)}\n`);
    return rust;
  }
  return undefined;
}

// Compiling and linking is the one proof: a library of another version, or a missing linker, looks
// like a target that is there.
/** @param {string} rustc */
async function canBuild(rustc) {
  const folder = await mkdtemp(join(tmpdir(), "promptlink-probe-"));
  try {
    const source = join(folder, "probe.rs");
    await writeFile(source, '#[unsafe(no_mangle)] pub extern "C" fn probe() -> usize { 7 }\n');
    const options = ["--edition=2024", "--crate-type=cdylib", "--target", target];
    return ask(rustc, [...options, "-o", join(folder, "probe.wasm"), source]) !== undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// What tells that the target's library was changed or removed since it was proved.
/** @param {string} rustc */
function stamp(rustc) {
  const libraries = ask(rustc, ["--print", "target-libdir", "--target", target]);
  try {
    return libraries && readFileSync(join(libraries, "..", "..", "components"), "utf8").length;
  } catch {
    return libraries;
  }
}

/** @returns {Promise<string | undefined>} why it could not */
async function addByRustup() {
  if (!findProgram("rustup")) return "rustup is not installed";
  const command = { command: "rustup", args: ["target", "add", target] };
  const { code, log } = await attempt("rustup-target-add", command);
  return code === 0 ? undefined : `rustup target add ${target} failed (see ${log})`;
}

/** @param {string} whyNotRustup */
async function addFromDebian(whyNotRustup) {
  const why = await whyNotDebian();
  if (why === undefined) return installDebianTarget(target);
  throw new Failure(
    `Rust cannot build for WebAssembly here: ${whyNotRustup},\n` +
      `and building the target from Debian's packages is no way out: ${why}.\n` +
      "Install Rust with rustup from https://rustup.rs/ and run:\n" +
      `  rustup target add ${target}`,
  );
}
