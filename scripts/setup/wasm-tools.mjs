// wasm-pack and wasm-bindgen, of exact versions, compiled once for each machine.

import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { partialPath, replaceFolder } from "../lib/files.mjs";
import { cacheFolder, root } from "../lib/paths.mjs";
import { isProgram } from "../lib/programs.mjs";
import { ask, attempt, describeFailure } from "../lib/run.mjs";

const wasmPackVersion = "0.15.1";

/**
 * @typedef {object} Tool
 * @property {string} program
 * @property {string} crate
 * @property {string} version
 * @property {string} minutes about how long compiling takes
 */

/** @type {() => Tool} */
const wasmPackTool = () => ({
  program: "wasm-pack",
  crate: "wasm-pack",
  version: wasmPackVersion,
  minutes: "2",
});

// The glue that wasm-bindgen writes and the crate it reads must be of one version.
/** @type {() => Tool} */
const wasmBindgenTool = () => ({
  program: "wasm-bindgen",
  crate: "wasm-bindgen-cli",
  version: lockedVersion(readFileSync(join(root, "Cargo.lock"), "utf8"), "wasm-bindgen"),
  minutes: "3",
});

export const wasmPack = toolStep(wasmPackTool);
export const wasmBindgen = toolStep(wasmBindgenTool);

/** The folders that hold the two tools, for the `PATH`. */
export const toolFolders = () =>
  [wasmPackTool(), wasmBindgenTool()].map((tool) => join(folder(tool), "bin"));

/**
 * The version of a crate in a `Cargo.lock`.
 *
 * @param {string} lock
 * @param {string} crate
 */
export function lockedVersion(lock, crate) {
  const entry = new RegExp(`^name = "${crate}"\\r?\\nversion = "([^"]+)"`, "m").exec(lock);
  if (!entry) throw new Failure(`Cargo.lock does not name ${crate}.`);
  return entry[1];
}

/** @param {Tool} tool */
const folder = ({ crate, version }) => join(cacheFolder(), "tools", `${crate}-${version}`);

/**
 * @param {() => Tool} describe
 * @returns {import("../lib/steps.mjs").Step}
 */
function toolStep(describe) {
  const { program, minutes } = { ...describe(), minutes: describe().minutes };
  return {
    name: program,
    does: `compiles it, once on this machine, about ${minutes} minutes`,
    find: () => findTool(describe()),
    make: () => makeTool(describe()),
  };
}

/** @param {Tool} tool */
function findTool(tool) {
  const path = executable(tool);
  if (!isProgram(path)) return undefined;
  return ask(path, ["--version"]) === `${tool.program} ${tool.version}` ? tool.version : undefined;
}

/** @param {Tool} tool */
function executable(tool) {
  const ending = process.platform === "win32" ? ".exe" : "";
  return join(folder(tool), "bin", tool.program + ending);
}

/** @param {Tool} tool */
async function makeTool(tool) {
  const partial = partialPath(folder(tool));
  const build = join(cacheFolder(), "build", tool.crate);
  await compile(tool, partial, build);
  await replaceFolder(partial, folder(tool));
  await rm(build, { recursive: true, force: true });
  const version = findTool(tool);
  if (!version) throw new Failure(`${executable(tool)} was built but does not run.`);
  return version;
}

// The versions that the tool's authors locked come first; a registry that lacks one of them gives
// its newest compatible ones.
/**
 * @param {Tool} tool
 * @param {string} into
 * @param {string} build
 */
async function compile(tool, into, build) {
  const plain = ["install", tool.crate, "--version", `=${tool.version}`, "--root", into, "--debug"];
  const env = { ...process.env, ...profile, CARGO_TARGET_DIR: build };
  for (const args of [[...plain, "--locked"], plain]) {
    const outcome = await attempt(`install-${tool.crate}`, { command: "cargo", args }, { env });
    if (outcome.code === 0) return;
    if (args === plain || existsSync(join(build, "debug"))) {
      throw new Failure(describeFailure(["cargo", ...args], outcome, {}));
    }
  }
}

// Tools that run for a second are not worth minutes of optimising, but wasm-bindgen reads all of the
// module: a little pays.
const profile = {
  CARGO_PROFILE_DEV_DEBUG: "0",
  CARGO_PROFILE_DEV_OPT_LEVEL: "0",
  CARGO_INCREMENTAL: "0",
};
