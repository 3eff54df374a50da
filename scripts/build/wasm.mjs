// The core as WebAssembly, with its glue: `pkg/wasm`.

import { readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { partialPath, readJson, replaceFolder } from "../lib/files.mjs";
import { filesIn } from "../lib/listing.mjs";
import { cargoHome, root } from "../lib/paths.mjs";
import { withPath } from "../lib/programs.mjs";
import { run } from "../lib/run.mjs";
import { digestOf, isFresh, writeStamp } from "../lib/stamp.mjs";
import { wasmPackProgram, wasmToolFolders } from "../setup/cargo-tools.mjs";
import { target, wasmRust } from "../setup/wasm-target.mjs";
import { fitGlue, fitTypes } from "./glue.mjs";
import { inlinedModule, inlinedTypes } from "./inline.mjs";

const output = join(root, "pkg", "wasm");
const stamp = join(root, "pkg", ".build", "wasm.json");

/** @type {import("../lib/steps.mjs").Step} */
export const wasm = {
  name: "WebAssembly",
  does: "compiles src/ with wasm-pack, about 1 minute",
  find: async () => ((await isFresh(stamp, await inputs(), output)) ? sizes() : undefined),
  make: async () => {
    const before = await inputs();
    await build();
    await writeStamp(stamp, before, output);
    return sizes();
  },
};

async function inputs() {
  const sources = filesIn(join(root, "src")).map((path) => `src/${path}`);
  const builders = ["wasm", "glue", "inline"].map((name) => `scripts/build/${name}.mjs`);
  const { version } = await wasmRust();
  const { packages } = await readJson(join(root, "package-lock.json"));
  const facts = [version, ...wasmToolFolders(), packages["node_modules/binaryen"].version];
  return digestOf(root, ["Cargo.toml", "Cargo.lock", ...sources, ...builders], facts);
}

async function build() {
  const partial = partialPath(output);
  await rm(stamp, { force: true });
  try {
    await compile(partial);
    await fit(partial);
    await replaceFolder(partial, output);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** @param {string} into */
async function compile(into) {
  const { folder } = await wasmRust();
  const binaries = join(root, "node_modules", ".bin");
  const options = ["--target", "web", "--release", "--mode", "no-install", "--no-pack"];
  const files = ["--no-gitignore", "--out-dir", into, "--out-name", "promptlink"];
  const args = ["build", root, ...options, ...files, "--", "--locked", "--config", portablePaths()];
  const env = withPath([...wasmToolFolders(), binaries, folder]);
  await run("wasm-pack", { command: wasmPackProgram(), args }, { env });
}

// Panic messages name the source files of crates; where this machine keeps them does not belong there.
function portablePaths() {
  return `target.${target}.rustflags=['--remap-path-prefix=${cargoHome()}=/cargo']`;
}

/** @param {string} folder */
async function fit(folder) {
  const file = (/** @type {string} */ name) => join(folder, name);
  const glue = await readFile(file("promptlink.js"), "utf8");
  await writeFile(file("promptlink.js"), fitGlue(glue));
  const types = await readFile(file("promptlink.d.ts"), "utf8");
  await writeFile(file("promptlink.d.ts"), fitTypes(types));
  const module = await readFile(file("promptlink_bg.wasm"));
  await writeFile(file("inlined.js"), inlinedModule(module));
  await writeFile(file("inlined.d.ts"), inlinedTypes);
}

function sizes() {
  const module = readFileSync(join(output, "promptlink_bg.wasm"));
  const kilobytes = (/** @type {Uint8Array} */ bytes) => `${(bytes.length / 1000).toFixed(0)} KB`;
  return `${kilobytes(module)}, ${kilobytes(gzipSync(module, { level: 9 }))} gzipped`;
}
