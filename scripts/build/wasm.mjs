// The crates as WebAssembly, with their glue: the core in `pkg/wasm`, the tokenizer in `pkg/tokens`.

import { readFileSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { partialPath, readJson, replaceFolder } from "../lib/files.mjs";
import { filesIn } from "../lib/listing.mjs";
import { cargoHome, root } from "../lib/paths.mjs";
import { packageProgram, withPath } from "../lib/programs.mjs";
import { run } from "../lib/run.mjs";
import { digestOf, isFresh, writeStamp } from "../lib/stamp.mjs";
import { wasmPackProgram, wasmToolFolders } from "../setup/cargo-tools.mjs";
import { sourceOf, trapAtOnce, unstable } from "../setup/rust-source.mjs";
import { target, wasmRust } from "../setup/wasm-target.mjs";
import { fitGlue, fitTypes } from "./glue.mjs";
import { inlinedModule, inlinedTypes } from "./inline.mjs";
import { marked, markedGlue, markedTypes } from "./mark.mjs";
import { namedByPlace } from "./order.mjs";

/**
 * @typedef {object} Crate
 * @property {string} folder the folder of its manifest, from the root; "" for the root itself
 * @property {string} package its name
 * @property {string} name of the files that are built
 * @property {string} output the folder that it goes to
 * @property {boolean} inlined whether it comes as text too
 * @property {readonly string[]} flags what rustc is told for it
 * @property {readonly string[]} configuration what cargo is told for it
 */

/** @type {Crate} */
const core = {
  folder: "",
  package: "promptlink",
  name: "promptlink",
  output: "wasm",
  inlined: true,
  flags: [
    // Sixteen bytes at a time where memchr looks for one, and nowhere else, where it would be more code and no faster.
    "-Ctarget-feature=+simd128",
    "-Cno-vectorize-loops",
    "-Cno-vectorize-slp",
    // What the standard library and others ask to have inlined is inlined into fewer places.
    "-Cllvm-args=-inlinehint-threshold=124",
    // One loop in place of 64 rounds.
    '--cfg=sha2_backend="soft"',
    '--cfg=sha2_backend_soft="compact"',
  ],
  configuration: [],
};

/** @type {Crate} */
const tokenizer = {
  folder: "tokens",
  package: "promptlink-tokens",
  name: "tokens",
  output: "tokens",
  inlined: false,
  flags: [],
  // In `Cargo.toml` it would name a package that the published core does not know.
  configuration: ["profile.release.package.promptlink-tokens.opt-level=3"],
};

export const wasm = wasmStep(core, {
  name: "WebAssembly",
  does: "compiles src/ with wasm-pack, about 1 minute",
});

export const tokensWasm = wasmStep(tokenizer, {
  name: "WebAssembly of tokens",
  does: "compiles tokens/ with wasm-pack, seconds",
});

/**
 * @param {Crate} crate
 * @param {Pick<import("../lib/steps.mjs").Step, "name" | "does">} step
 * @returns {import("../lib/steps.mjs").Step}
 */
function wasmStep(crate, step) {
  const output = join(root, "pkg", crate.output);
  const stamp = join(root, "pkg", ".build", `${crate.output}.json`);
  return {
    ...step,
    find: async () =>
      (await isFresh(stamp, await inputs(crate), output)) ? sizes(crate) : undefined,
    make: async () => {
      const before = await inputs(crate);
      await rm(stamp, { force: true });
      await build(crate, output);
      await writeStamp(stamp, before, output);
      return sizes(crate);
    },
  };
}

/** @param {Crate} crate */
async function inputs({ folder, ...crate }) {
  const sources = join(folder, "src");
  const manifests = ["Cargo.lock", ...new Set(["Cargo.toml", join(folder, "Cargo.toml")])];
  const files = filesIn(join(root, sources)).map((path) => join(sources, path));
  const builders = ["wasm", "glue", "inline", "mark", "module", "order"].map(
    (name) => `scripts/build/${name}.mjs`,
  );
  const rust = await wasmRust();
  const { packages } = await readJson(join(root, "package-lock.json"));
  const tools = [...wasmToolFolders(), packages["node_modules/binaryen"].version];
  const facts = [rust.version, await version(), ...settings(sourceOf(rust), crate), ...tools];
  return digestOf(root, [...manifests, ...files, ...builders], facts);
}

/**
 * @param {Crate} crate
 * @param {string} output
 */
async function build(crate, output) {
  const partial = partialPath(output);
  try {
    await compile(crate, partial);
    await reorder(join(partial, `${crate.name}_bg.wasm`));
    await fit(crate, partial);
    await replaceFolder(partial, output);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/**
 * @param {Crate} crate
 * @param {string} into
 */
async function compile({ folder, package: crate, name, ...own }, into) {
  const rust = await wasmRust();
  const source = sourceOf(rust);
  const binaries = join(root, "node_modules", ".bin");
  const options = ["--target", "web", "--release", "--mode", "no-install", "--no-pack"];
  const files = ["--no-gitignore", "--out-dir", into, "--out-name", name];
  const configuration = settings(source, own).flatMap((setting) => ["--config", setting]);
  const cargo = ["--package", crate, "--locked", ...configuration];
  const args = ["build", join(root, folder), ...options, ...files, "--", ...cargo];
  const path = withPath([...wasmToolFolders(), binaries, rust.folder]);
  const env = source ? { ...path, ...unstable } : path;
  await run(`wasm-pack-${name}`, { command: wasmPackProgram(), args }, { env });
}

/**
 * What cargo is told beyond `Cargo.toml`. Messages of panics name source files; where this machine
 * keeps them does not belong there.
 *
 * @param {string | undefined} source the source of the standard library, where it is built along
 * @param {Pick<Crate, "flags" | "configuration">} crate
 */
function settings(source, { flags, configuration }) {
  const paths = [`--remap-path-prefix=${cargoHome()}=/cargo`];
  if (!source) return [...configuration, rustFlags([...paths, ...flags])];
  const trap = ["-Zunstable-options", trapAtOnce];
  return [
    ...configuration,
    rustFlags([...paths, `--remap-path-prefix=${source}=/rust`, ...trap, ...flags]),
    "unstable.build-std=['std', 'panic_abort']",
    "unstable.build-std-features=['optimize_for_size']",
  ];
}

/** @param {readonly string[]} all */
const rustFlags = (all) =>
  `target.${target}.rustflags=[${all.map((flag) => `'${flag}'`).join(", ")}]`;

/**
 * Brings functions that are alike near each other, for the sake of compression.
 *
 * @param {string} file
 */
async function reorder(file) {
  const named = partialPath(file);
  await writeFile(named, namedByPlace(await readFile(file)));
  const args = ["--reorder-functions-by-name", ...features, named, "-o", file];
  await run("reorder", packageProgram("binaryen", "wasm-opt", args));
  await rm(named);
}

// What every engine has had for years, SIMD since March 2023; the manifests name what their crate uses of it.
const features = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
  "--enable-simd",
];

/**
 * @param {Crate} crate
 * @param {string} folder
 */
async function fit({ name, inlined }, folder) {
  const file = (/** @type {string} */ name) => join(folder, name);
  const mark = `${name} ${await version()}`;
  const glue = await readFile(file(`${name}.js`), "utf8");
  await writeFile(file(`${name}.js`), markedGlue(fitGlue(glue), mark));
  const types = await readFile(file(`${name}.d.ts`), "utf8");
  await writeFile(file(`${name}.d.ts`), markedTypes(fitTypes(types)));
  const module = marked(await readFile(file(`${name}_bg.wasm`)), mark);
  await writeFile(file(`${name}_bg.wasm`), module);
  if (!inlined) return;
  await writeFile(file("inlined.js"), inlinedModule(module));
  await writeFile(file("inlined.d.ts"), inlinedTypes);
}

/** The version of the package. */
const version = async () => (await readJson(join(root, "pkg", "package.json"))).version;

/** @param {Crate} crate */
function sizes({ name, output }) {
  const module = readFileSync(join(root, "pkg", output, `${name}_bg.wasm`));
  const kilobytes = (/** @type {Uint8Array} */ bytes) => `${(bytes.length / 1000).toFixed(0)} KB`;
  return `${kilobytes(module)}, ${kilobytes(gzipSync(module, { level: 9 }))} gzipped`;
}
