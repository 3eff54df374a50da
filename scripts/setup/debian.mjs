// Where rustup cannot add the WebAssembly target, Debian's packages can: a matching set of rustc,
// cargo and the standard library's source, from which the library is built once.

import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { partialPath } from "../lib/files.mjs";
import { cacheFolder, cargoHome } from "../lib/paths.mjs";
import { findProgram, isProgram } from "../lib/programs.mjs";
import { ask, run } from "../lib/run.mjs";

const packages = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy"];
const rustc = "/usr/bin/rustc";
const cargo = "/usr/bin/cargo";
const linker = "/usr/bin/rust-lld";

/** The `rustc` that Debian's packages install, if it is there. */
export const debianRust = () => (isProgram(rustc) ? rustc : undefined);

/** @returns {string | undefined} why packages cannot be installed here, if so */
export function whyNotDebian() {
  if (!isDebian(releaseNotes())) return "this is not Debian or a system made from it";
  if (!findProgram("apt-get")) return "apt-get is missing";
  return canBeRoot() ? undefined : "it needs root, and sudo asks for a password";
}

/**
 * Whether an `os-release` file describes Debian or a system made from it.
 *
 * @param {string} text
 */
export function isDebian(text) {
  const names = [...text.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)];
  return names.some(([, name]) => name?.split(" ").includes("debian"));
}

function releaseNotes() {
  try {
    return readFileSync("/etc/os-release", "utf8");
  } catch {
    return "";
  }
}

const isRoot = () => process.getuid?.() === 0;

const canBeRoot = () => isRoot() || ask("sudo", ["-n", "true"]) !== undefined;

/**
 * @param {string} name names the log
 * @param {readonly string[]} words the command
 */
async function runAsRoot(name, words) {
  const [command = "", ...args] = isRoot() ? words : ["sudo", "-n", ...words];
  await run(name, { command, args });
}

/**
 * Installs Debian packages. Fails rather than removing a package that is there.
 *
 * @param {readonly string[]} names
 */
export async function installPackages(names) {
  const apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"];
  await runAsRoot("apt-get-update", [...apt, "update"]);
  const options = ["install", "-y", "--no-install-recommends", "--no-remove"];
  await runAsRoot("apt-get-install", [...apt, ...options, ...names]);
}

/**
 * Gives Debian's Rust the target: its packages, the linker, and the standard library.
 *
 * @param {string} target
 */
export async function installDebianTarget(target) {
  await installPackages(packages);
  const missing = missingLinker();
  if (missing) await installPackages([missing]);
  const built = await buildStandardLibrary(target);
  await placeStandardLibrary(built, target);
}

// The linker is a link to that of the LLVM that rustc was built with; the number in its name changes
// with every rustc, and the package it comes from is named the same.
function missingLinker() {
  if (existsSync(linker)) return undefined;
  const name = linkerPackage(readlinkSync(linker));
  if (!name) throw new Failure(`${linker} points nowhere: ${readlinkSync(linker)}`);
  return name;
}

/**
 * The package that brings the linker which a link such as `lld-22` points at.
 *
 * @param {string} link
 */
export const linkerPackage = (link) => /(?:^|\/)(lld-\d+)$/.exec(link)?.[1];

/**
 * Builds the standard library in an empty crate, and returns the folder with its rlibs.
 *
 * @param {string} target
 */
async function buildStandardLibrary(target) {
  const crate = join(cacheFolder(), "build", "standard-library");
  // What an earlier compiler left would be taken along.
  await rm(crate, { recursive: true, force: true });
  await mkdir(join(crate, "src"), { recursive: true });
  const manifest = '[package]\nname = "empty"\nedition = "2024"\n\n[workspace]\n';
  await writeFile(join(crate, "Cargo.toml"), manifest);
  await writeFile(join(crate, "src", "lib.rs"), "");
  const parts = "-Zbuild-std=std,panic_abort,panic_unwind,test";
  const args = ["build", "--release", "--target", target, parts];
  await run("standard-library", { command: cargo, args }, { cwd: crate, env: buildEnvironment() });
  return join(crate, "target", target, "release", "deps");
}

// The bitcode is what link-time optimisation of the core needs; cargo leaves it out by default.
function buildEnvironment() {
  const flags = ["-Cembed-bitcode=yes", `--remap-path-prefix=${cargoHome()}=/cargo`];
  return {
    ...process.env,
    RUSTC: rustc,
    RUSTC_BOOTSTRAP: "1",
    CARGO_TARGET_DIR: "target",
    CARGO_ENCODED_RUSTFLAGS: flags.join("\u001f"),
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "1",
  };
}

/**
 * Copies the library beside those that Debian's Rust has, whole or not at all.
 *
 * @param {string} built
 * @param {string} target
 */
async function placeStandardLibrary(built, target) {
  const place = `/usr/lib/rustlib/${target}`;
  const partial = partialPath(place);
  const libraries = (await readdir(built)).filter(isStandardLibrary);
  if (libraries.length === 0) throw new Failure(`No library was built in ${built}`);
  await runAsRoot("place", ["mkdir", "-p", `${partial}/lib`]);
  await runAsRoot("place", ["cp", ...libraries.map((name) => join(built, name)), `${partial}/lib`]);
  await runAsRoot("place", ["rm", "-rf", place]);
  await runAsRoot("place", ["mv", partial, place]);
  await rm(join(cacheFolder(), "build", "standard-library"), { recursive: true, force: true });
}

/** @param {string} name */
export const isStandardLibrary = (name) => name.endsWith(".rlib") && !name.startsWith("libempty-");
