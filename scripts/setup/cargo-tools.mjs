// Programs that cargo compiles, of exact versions, once for each machine.

import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { partialPath, replaceFolder } from "../lib/files.mjs";
import { cacheFolder, root } from "../lib/paths.mjs";
import { isProgram } from "../lib/programs.mjs";
import { ask, attempt, describeFailure } from "../lib/run.mjs";

/**
 * @typedef {object} Tool
 * @property {string} program
 * @property {string} crate
 * @property {() => string} version
 */

/** @type {Tool} */
const wasmPackTool = { program: "wasm-pack", crate: "wasm-pack", version: () => "0.15.1" };

// The glue that wasm-bindgen writes and the crate whose marks it reads must be of one version.
/** @type {Tool} */
const wasmBindgenTool = {
  program: "wasm-bindgen",
  crate: "wasm-bindgen-cli",
  version: () => lockedVersion(readFileSync(join(root, "Cargo.lock"), "utf8"), "wasm-bindgen"),
};

/** @type {Tool} */
const fuzzTool = { program: "cargo-fuzz", crate: "cargo-fuzz", version: () => "0.13.2" };

export const wasmPack = toolStep(wasmPackTool);
export const wasmBindgen = toolStep(wasmBindgenTool);
export const cargoFuzz = toolStep(fuzzTool);

/** The program that builds the wasm. */
export const wasmPackProgram = () => executable(wasmPackTool);

/** The folders of what builds the wasm, for the `PATH`. */
export const wasmToolFolders = () => [wasmPackTool, wasmBindgenTool].map(programFolder);

/** The folder of `cargo fuzz`, for the `PATH`. */
export const fuzzFolder = () => programFolder(fuzzTool);

/**
 * The version of a crate in a `Cargo.lock`.
 *
 * @param {string} lock
 * @param {string} crate
 */
export function lockedVersion(lock, crate) {
  const entry = new RegExp(`^name = "${crate}"\\r?\\nversion = "([^"]+)"`, "m").exec(lock);
  if (!entry?.[1]) throw new Failure(`Cargo.lock does not name ${crate}.`);
  return entry[1];
}

// The version is in the folder's name: the tools of two branches get along, and the folder is made
// by one rename, so that it is whole or not there.
/** @param {Tool} tool */
const folder = ({ crate, version }) => join(cacheFolder(), "tools", `${crate}-${version()}`);

/** @param {Tool} tool */
const programFolder = (tool) => join(folder(tool), "bin");

/** @param {Tool} tool */
const executable = (tool) =>
  join(programFolder(tool), process.platform === "win32" ? `${tool.program}.exe` : tool.program);

/**
 * @param {Tool} tool
 * @returns {import("../lib/steps.mjs").Step}
 */
function toolStep(tool) {
  return {
    name: tool.program,
    does: "compiles it, once on this machine, about 1 minute",
    find: () => find(tool),
    make: () => make(tool),
  };
}

/** @param {Tool} tool */
function find(tool) {
  const path = executable(tool);
  const answer = isProgram(path) ? ask(path, ["--version"]) : undefined;
  return answer?.includes(tool.version()) ? tool.version() : undefined;
}

/** @param {Tool} tool */
async function make(tool) {
  const partial = partialPath(folder(tool));
  const build = join(cacheFolder(), "build", tool.crate);
  try {
    await compile(tool, partial, build);
    await replaceFolder(partial, folder(tool));
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  await rm(build, { recursive: true, force: true });
  const version = find(tool);
  if (!version) throw new Failure(`${executable(tool)} was built but does not run.`);
  return version;
}

// The versions that the tool's authors locked come first. Where the registry lacks one of them, the
// newest that are compatible do.
/**
 * @param {Tool} tool
 * @param {string} into
 * @param {string} build
 */
async function compile(tool, into, build) {
  const plain = ["install", tool.crate, "--version", `=${tool.version()}`];
  const args = [...plain, "--root", into, "--debug", "--no-track"];
  const options = { env: { ...process.env, ...quickProfile, CARGO_TARGET_DIR: build } };
  const log = `install-${tool.crate}`;
  const locked = await attempt(log, { command: "cargo", args: [...args, "--locked"] }, options);
  if (locked.code === 0) return;
  const free = await attempt(log, { command: "cargo", args }, options);
  if (free.code !== 0) throw new Failure(describeFailure(["cargo", ...args], free));
}

// Optimising takes longer than these tools ever run.
const quickProfile = {
  CARGO_INCREMENTAL: "0",
  CARGO_PROFILE_DEV_DEBUG: "0",
  CARGO_PROFILE_DEV_STRIP: "symbols",
};
