// The standard library for WebAssembly, and which Rust of this machine has it.

import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { readJson, writeWhole } from "../lib/files.mjs";
import { cacheFolder } from "../lib/paths.mjs";
import { findProgram } from "../lib/programs.mjs";
import { ask, attempt } from "../lib/run.mjs";
import { debianRust, installDebianTarget, whyNotDebian } from "./debian.mjs";

/** The target that the core is compiled for. */
export const target = "wasm32-unknown-unknown";

/**
 * @typedef {object} WasmRust a Rust that was seen to build for the target
 * @property {string} folder the folder with its `rustc` and `cargo`
 * @property {string} version what `rustc -vV` prints
 * @property {string} libraries the folder with the target's standard library
 */

const notes = () => join(cacheFolder(), "wasm-rust.json");

/** @type {import("../lib/steps.mjs").Step} */
export const wasmTarget = {
  name: target,
  does: "adds the target to Rust: seconds with rustup, else about 2 minutes with Debian's packages",
  find: async () => {
    const rust = (await noted()) ?? (await look());
    return rust && describe(rust);
  },
  make: async () => {
    await addTarget();
    const rust = await look();
    if (!rust) throw new Failure("The target was added, but rustc still cannot build for it.");
    return describe(rust);
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

/** @param {WasmRust} rust */
const describe = ({ version, folder }) => `${version.split("\n")[0]} in ${folder}`;

/**
 * The Rust that was noted before, if it is still the same.
 *
 * @returns {Promise<WasmRust | undefined>}
 */
async function noted() {
  const rust = await readJson(notes());
  const rustc = rust && findProgram("rustc", { ...process.env, PATH: rust.folder });
  const same = rustc && existsSync(rust.libraries) && ask(rustc, ["-vV"]) === rust.version;
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
    const rust = { folder: dirname(rustc), ...answers(rustc) };
    await writeWhole(notes(), `${JSON.stringify(rust, null, 2)}\n`);
    return rust;
  }
  return undefined;
}

/** @param {string} rustc */
const answers = (rustc) => ({
  version: ask(rustc, ["-vV"]) ?? "",
  libraries: ask(rustc, ["--print", "target-libdir", "--target", target]) ?? "",
});

// Compiling and linking is the one proof: a library of another version looks like one that fits, and
// the linker can be missing.
/** @param {string} rustc */
async function canBuild(rustc) {
  const folder = await mkdtemp(join(tmpdir(), "promptlink-probe-"));
  try {
    const source = join(folder, "probe.rs");
    await writeFile(source, 'pub extern "C" fn probe() -> Vec<u8> { vec![7] }\n');
    const options = ["--edition=2024", "--crate-type=cdylib", "--target", target];
    return ask(rustc, [...options, "-o", join(folder, "probe.wasm"), source]) !== undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addTarget() {
  const whyNotRustup = await addByRustup();
  if (whyNotRustup === undefined) return;
  const whyNotPackages = await addFromPackages();
  if (whyNotPackages === undefined) return;
  throw new Failure(
    `Rust cannot build for WebAssembly here: ${whyNotRustup},\n` +
      `and Debian's packages are no way out: ${whyNotPackages}.\n` +
      "Install Rust with rustup from https://rustup.rs/ and run:\n" +
      `  rustup target add ${target}`,
  );
}

/** @returns {Promise<string | undefined>} why it could not, if so */
async function addByRustup() {
  if (!findProgram("rustup")) return "rustup is not installed";
  const command = { command: "rustup", args: ["target", "add", target] };
  const { code, log } = await attempt("rustup-target-add", command);
  return code === 0 ? undefined : `rustup target add ${target} failed (its log is ${log})`;
}

/** @returns {Promise<string | undefined>} why it could not, if so */
async function addFromPackages() {
  const why = whyNotDebian();
  if (why !== undefined) return why;
  try {
    await installDebianTarget(target);
    return undefined;
  } catch (error) {
    return error.message;
  }
}
