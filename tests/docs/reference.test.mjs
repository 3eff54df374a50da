// The examples in the package's own comments, which the reference shows, run.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = join(root, "pkg", "src");
const project = mkdtempSync(join(tmpdir(), "promptlink-reference-"));

const examples = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .flatMap((path) => {
    const text = readFileSync(join(sources, path), "utf8");
    const found = [...text.matchAll(/^ *\* @example\n *\* ```ts\n(.*?)^ *\* ```$/gms)];
    return found.map(([, code = ""]) => ({ path, code: code.replaceAll(/^ *\* ?/gm, "") }));
  });

/** What an example takes for granted, by the word that it uses. */
const granted = {
  Library: 'import { Library } from "promptlink";',
  loadLibrary: 'import { loadLibrary } from "promptlink/node";',
  loadTokenizer: 'import { loadTokenizer } from "promptlink/tokens";',
  library:
    'import * as all from "promptlink/node";\nconst library = await all.loadLibrary("prompts");',
};

// A bundler gives files as bytes or modules, and a server answers a fetch.
const hooks = `export async function load(url, context, next) {
  if (!/\\.(?:bin|wasm)$/.test(url)) return next(url, context);
  const bytes = \`readFileSync(new URL(\${JSON.stringify(url)}))\`;
  const value = url.endsWith(".wasm") ? \`new WebAssembly.Module(\${bytes})\` : bytes;
  const source = \`import { readFileSync } from "node:fs"; export default \${value};\`;
  return { format: "module", source, shortCircuit: true };
}`;
const setup = `import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
register("./hooks.mjs", import.meta.url);
const wasm = createRequire(import.meta.url).resolve("promptlink/promptlink.wasm");
globalThis.fetch = async () =>
  new Response(readFileSync(wasm), { headers: { "content-type": "application/wasm" } });`;

before(() => {
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "junction");
  mkdirSync(join(project, "prompts", "drafts"), { recursive: true });
  writeFileSync(join(project, "prompts", "reviewer.md"), "You are a Code Reviewer.\n");
  writeFileSync(join(project, "hooks.mjs"), hooks);
  writeFileSync(join(project, "setup.mjs"), setup);
});

after(() => rmSync(project, { recursive: true, force: true }));

test("there are some", () => assert.ok(examples.length >= 5));

for (const { path, code } of examples) {
  test(`the example in ${path}`, () => {
    const missing = Object.entries(granted).filter(
      ([word]) =>
        new RegExp(`\\b${word}\\b`).test(code) &&
        !new RegExp(`(?:import .*|const )\\b${word}\\b`).test(code),
    );
    const source = [...missing.map(([, line]) => line), code].join("\n");
    writeFileSync(join(project, "example.mjs"), source);
    const words = ["--no-warnings", "--import", "./setup.mjs", "example.mjs"];
    const { status, stderr } = spawnSync(process.execPath, words, {
      cwd: project,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
  });
}
