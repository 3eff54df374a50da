// The packed package, installed into an empty project as its users do.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { packageFolder, root, roster } from "./support.mjs";

const project = mkdtempSync(join(realpathSync(tmpdir()), "promptlink-project-"));
const manifest = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
/** @type {string[]} */
let packed = [];

before(() => {
  const { filename, files } = pack(packageFolder);
  packed = files;
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true }\n');
  const options = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  npm(["install", ...options, `./${filename}`], project);
});

after(() => rmSync(project, { recursive: true, force: true }));

/** @param {string} folder */
function pack(folder) {
  const output = npm(["pack", "--json", "--ignore-scripts", "--pack-destination", project], folder);
  const [{ filename, files }] = JSON.parse(output);
  return { filename, files: files.map((/** @type {{ path: string }} */ { path }) => path) };
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const program = process.env.npm_execpath;
  const isScript = program?.endsWith("npm-cli.js");
  const [command, words] = isScript ? [process.execPath, [program ?? "", ...args]] : ["npm", args];
  return execFileSync(command, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * Runs a script in the project.
 *
 * @param {string} name
 * @param {string} source
 * @param {string[]} flags
 */
function runScript(name, source, flags = []) {
  writeFileSync(join(project, name), source);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, name], {
    cwd: project,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return { stdout: stdout.trim(), stderr };
}

const use = `
const library = new Library();
library.set("agents/a.md", "You are an A.\\n\\nFollow **b.md**.\\n").set("standards/b.md", "# B 😀\\n");
console.log(JSON.stringify([library.compose("a").sources.map(({ path }) => path), library.check().length]));
`;
const used = '[["agents/a.md","standards/b.md"],0]';

test("the tarball holds what is needed and nothing else", () => {
  const folders = new Set(packed.map((path) => path.split("/")[0]));
  assert.deepEqual([...folders].sort(), [
    "README.md",
    "bin",
    "dist",
    "package.json",
    "schema",
    "tokens",
    "vocabularies",
    "wasm",
  ]);
  const wasm = packed.filter((path) => path.endsWith(".wasm"));
  assert.deepEqual(wasm.sort(), ["tokens/tokens_bg.wasm", "wasm/promptlink_bg.wasm"]);
  const odd = packed.filter((path) => !/\.(c?js|d\.ts|wasm|bin|json|md)$|^LICENSE/.test(path));
  assert.deepEqual(odd, []);
});

test("it is imported", () => {
  assert.equal(runScript("import.mjs", `import { Library } from "promptlink";${use}`).stdout, used);
});

test("it is required", () => {
  const flags = process.allowedNodeEnvironmentFlags.has("--experimental-require-module")
    ? ["--experimental-require-module", "--no-warnings"]
    : [];
  assert.equal(
    runScript("require.cjs", `const { Library } = require("promptlink");${use}`, flags).stdout,
    used,
  );
});

test("a folder is read", () => {
  const source = `import { loadLibrary } from "promptlink/node";
    const library = await loadLibrary(${JSON.stringify(roster)});
    console.log(library.size === library.documents().length && library.compose("backend-developer").tokens > 1000);`;
  assert.equal(runScript("folder.mjs", source).stdout, "true");
});

test("the WebAssembly is handed over, as bytes or as a module", () => {
  const load = `import { readFileSync } from "node:fs";
    import { createRequire } from "node:module";
    import { initialize, Library } from "promptlink/slim";
    const bytes = readFileSync(createRequire(import.meta.url).resolve("promptlink/promptlink.wasm"));`;
  assert.equal(runScript("bytes.mjs", `${load} initialize(bytes);${use}`).stdout, used);
  assert.equal(
    runScript("module.mjs", `${load} initialize(new WebAssembly.Module(bytes));${use}`).stdout,
    used,
  );
  const without = `${load} try { new Library().documents() } catch (error) { console.log(error.code) }
    try { initialize("x") } catch (error) { console.log(error.code, error instanceof TypeError) }`;
  assert.equal(runScript("without.mjs", without).stdout, "not-initialized\ninvalid-argument true");
});

test("tokens are counted, and nothing of it is loaded before", () => {
  const source = `const { compile } = WebAssembly; let made = 0;
    WebAssembly.compile = (bytes) => { made += 1; return compile(bytes); };
    const { Library } = await import("promptlink");
    const { loadTokenizer } = await import("promptlink/tokens");
    console.log(made);
    const tokenizer = await loadTokenizer("cl100k_base");
    console.log(made, tokenizer.count("You are a reviewer. Prüfe alles."));
    console.log(new Library().set("a.md", "# A\\n").compose("a", { tokenizer }).encoding);`;
  assert.equal(runScript("tokens.mjs", source).stdout, "0\n1 10\ncl100k_base");
});

test("a tokenizer is made of files that are loaded by hand", () => {
  const source = `import { readFileSync } from "node:fs";
    import { createRequire } from "node:module";
    import { createTokenizer } from "promptlink/tokens/slim";
    const read = (name) => readFileSync(createRequire(import.meta.url).resolve("promptlink/tokens/" + name));
    const [wasm, vocabulary, rest] = ["tokens.wasm", "o200k_base.bin", "o200k_base.rest.bin"].map(read);
    console.log(createTokenizer({ wasm, vocabulary, rest }).count("You are a reviewer. Prüfe alles."));`;
  assert.equal(runScript("by-hand.mjs", source).stdout, "9");
});

test("a worker imports the WebAssembly as a module", () => {
  // As workerd does: a file that ends in .wasm is a compiled module.
  const hooks = `import { readFileSync } from "node:fs";
    export async function load(url, context, next) {
      if (!url.endsWith(".wasm")) return next(url, context);
      const source = \`import { readFileSync } from "node:fs";
        export default new WebAssembly.Module(readFileSync(new URL(\${JSON.stringify(url)})));\`;
      return { format: "module", source, shortCircuit: true };
    }`;
  writeFileSync(join(project, "hooks.mjs"), hooks);
  writeFileSync(
    join(project, "register.mjs"),
    `import { register } from "node:module"; register("./hooks.mjs", import.meta.url);`,
  );
  const flags = ["--conditions=workerd", "--import=./register.mjs"];
  const source = `import { Library } from "promptlink";${use}
    console.log(import.meta.resolve("promptlink").endsWith("workerd.js"));`;
  assert.equal(runScript("worker.mjs", source, flags).stdout, `${used}\ntrue`);
});

test("importing makes no instance yet", () => {
  const source = `const { Module } = WebAssembly; let made = 0;
    WebAssembly.Module = class extends Module { constructor(bytes) { super(bytes); made += 1; } };
    const { Library } = await import("promptlink");
    console.log(made); new Library().documents(); console.log(made);`;
  assert.equal(runScript("lazy.mjs", source).stdout, "0\n1");
});

test("the schema and the manifest are there", () => {
  const source = `const schema = require("promptlink/schema/inspect.json");
    console.log(schema.title, require("promptlink/package.json").version);`;
  assert.equal(runScript("schema.cjs", source).stdout, `promptlink inspect ${manifest.version}`);
});

test("nothing else can be reached", () => {
  const source = `try { require("promptlink/dist/cache.js") } catch (error) { console.log(error.code) }`;
  assert.equal(runScript("inner.cjs", source).stdout, "ERR_PACKAGE_PATH_NOT_EXPORTED");
});

test("the version is told without the command line being loaded", (t) => {
  const copy = mkdtempSync(join(realpathSync(tmpdir()), "promptlink-version-"));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  const own = join(project, "node_modules", "promptlink");
  for (const part of ["bin", "package.json"]) {
    cpSync(join(own, part), join(copy, part), { recursive: true });
  }
  const program = join(copy, "bin", "promptlink.cjs");
  const { stdout } = spawnSync(process.execPath, [program, "--version"], { encoding: "utf8" });
  assert.equal(stdout, `${manifest.version}\n`);
});

test("the bundled command line keeps the licenses of what it holds", () => {
  const text = readFileSync(join(packageFolder, "dist", "cli", "main.cjs"), "utf8");
  for (const name of ["commander", "ignore"]) {
    assert.match(text, new RegExp(`/\\*!\n${name} \\d[^*]*Copyright[^*]*Permission is hereby`));
  }
});

test("so does the package that reads folders", () => {
  const text = readFileSync(join(packageFolder, "dist", "node", "ignore.js"), "utf8");
  assert.match(text, /\/\*!\nignore \d[^*]*Copyright[^*]*Permission is hereby/);
});

test("the command runs", () => {
  const program = join(
    project,
    "node_modules",
    ".bin",
    process.platform === "win32" ? "promptlink.cmd" : "promptlink",
  );
  const shell = process.platform === "win32";
  const { stdout, status } = spawnSync(program, ["check", roster], { encoding: "utf8", shell });
  assert.equal(status, 0);
  assert.match(stdout, /nothing wrong/);
});

test("its types hold in strict projects, without the browser's", () => {
  const source = `import { Library, PromptlinkError, parse, type Persona, type Structure } from "promptlink";
import { loadLibrary, type LoadOptions } from "promptlink/node";
import { loadTokenizer, type Token, type Tokenizer } from "promptlink/tokens";
const library: Library = new Library({ aliases: { a: "b" } });
const persona: Persona = library.set("a.md", "x", { kind: "agent" }).compose("a", { target: "xml", depth: 2 });
const structure: Structure = parse(persona.text);
const options: LoadOptions = { include: ["*.md"], onProgress: ({ read, total }) => console.log(read / total) };
export const loaded: Promise<Library> = loadLibrary(".", options);
export const verdicts = library.document("a.md")?.references.map(({ verdict }) => verdict) satisfies
  | ("link" | "alias" | "dangling" | "runtime" | "illustrative" | "external" | "self")[]
  | undefined;
export const first: string | undefined = structure.sections[0]?.title;
export const tokenizer: Promise<Tokenizer> = loadTokenizer("o200k_base", { vocabulary: "basic" });
export const tokens = tokenizer.then((one): Token[] => one.tokens(library.compose("a", { tokenizer: one }).text));
library.compose("a", { tokenizer: { encoding: "mine", count: (text) => text.length } });
// @ts-expect-error there is no such encoding
loadTokenizer("p50k_base");
// @ts-expect-error there is no such target
library.compose("a", { target: "html" });
// @ts-expect-error a path is a string
library.set(1, "x");
// @ts-expect-error what was composed does not change
persona.text = "";
try { library.find("b"); } catch (error) { if (error instanceof PromptlinkError) console.log(error.code === "unknown-document"); }
`;
  writeFileSync(join(project, "use.mts"), source);
  mkdirSync(join(project, "node_modules", "@types"), { recursive: true });
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    target: "es2022",
    lib: ["es2022"],
  };
  const typeRoots = [join(root, "node_modules", "@types")];
  for (const module of ["nodenext", "esnext"]) {
    const moduleResolution = module === "nodenext" ? "nodenext" : "bundler";
    const compilerOptions = { ...options, module, moduleResolution, types: ["node"], typeRoots };
    const config = join(project, `tsconfig.${module}.json`);
    writeFileSync(config, JSON.stringify({ compilerOptions, files: ["use.mts"] }));
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
      "bin",
      "tsc",
    );
    const { status, stdout } = spawnSync(process.execPath, [compiler, "--project", config], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stdout);
  }
});

test("no file is left in the project but what was asked for", () => {
  assert.deepEqual(
    readdirSync(join(project, "node_modules"))
      .filter((name) => !name.startsWith(".") && !name.startsWith("@"))
      .sort(),
    ["promptlink"],
  );
});
