// The checks that read the sources without running them.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { crateManifests } from "../lib/crates.mjs";
import { root } from "../lib/paths.mjs";
import { packageProgram, withPath } from "../lib/programs.mjs";
import { target, wasmRust } from "../setup/wasm-target.mjs";
import { commandCheck } from "./checks.mjs";

const strict = ["--", "-D", "warnings"];

/** @param {readonly string[]} args */
const cargo = (...args) => ({ command: "cargo", args });

/** @param {string} manifest */
const format = (manifest) =>
  commandCheck(`rustfmt ${manifest}`, () => cargo("fmt", "--check", "--manifest-path", manifest));

const clippy = commandCheck("clippy", () =>
  cargo("clippy", "--locked", "--all-targets", ...strict),
);

const wasmClippy = commandCheck("clippy for wasm", async () => ({
  ...cargo("clippy", "--locked", "--lib", "--target", target, ...strict),
  env: withPath([(await wasmRust()).folder]),
}));

// Private items too: their comments are what the next reader has.
const rustdoc = commandCheck("rustdoc", () => ({
  ...cargo("doc", "--locked", "--no-deps", "--document-private-items"),
  env: { ...process.env, RUSTDOCFLAGS: "-D warnings" },
}));

const biome = commandCheck("biome", () =>
  packageProgram("@biomejs/biome", "biome", ["check", "--error-on-warnings", "."]),
);

/** @param {string} folder a folder with a `tsconfig.json` */
const types = (folder) =>
  commandCheck(
    `types of ${folder}`,
    () => packageProgram("typescript", "tsc", ["--noEmit", "--project", folder]),
    { needs: folder === "scripts" ? [] : ["build"] },
  );

const typed = [
  "scripts",
  "pkg",
  "www",
  "tests/package/types",
  "benches",
  "examples",
  "examples/edge",
].filter((folder) => existsSync(join(root, folder, "tsconfig.json")));

export const lints = [
  ...crateManifests.map(format),
  clippy,
  wasmClippy,
  rustdoc,
  biome,
  ...typed.map(types),
];
