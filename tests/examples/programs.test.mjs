// The programs in examples/ run as they stand, against a model that tells what it was given.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loadLibrary } from "promptlink/node";
import { loadTokenizer } from "promptlink/tokens";
import { serveApis } from "./apis.mjs";
import { digestOf } from "./model.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const examples = join(root, "examples");
const roster = join(root, "library");
const library = await loadLibrary(roster);

/** @type {Awaited<ReturnType<typeof serveApis>>} */
let apis;
let folder = "";

before(async () => {
  apis = await serveApis();
  folder = await mkdtemp(join(tmpdir(), "promptlink-examples-"));
});

after(async () => {
  apis.close();
  await rm(folder, { recursive: true, force: true });
});

/**
 * Runs an example in its folder. Throws where it ends with another exit code than 0.
 *
 * @param {readonly string[]} words
 * @param {Record<string, string>} [env]
 */
async function run(words, env = {}) {
  const options = { cwd: examples, env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)(process.execPath, words, options);
  return stdout.trim();
}

test("Anthropic is sent the persona, with breakpoints", async () => {
  const { digest } = library.compose("backend-developer", { target: "xml" });
  const env = { ANTHROPIC_API_KEY: "none", ANTHROPIC_BASE_URL: apis.origin };
  assert.equal(await run(["anthropic.mjs"], env), digest);
  const { system } = apis.requests.at(-1)?.body ?? {};
  const kept = system.filter((/** @type {any} */ { cache_control }) => cache_control);
  assert.equal(kept.length, 2);
});

test("OpenAI is sent the persona, within its budget", async () => {
  const tokenizer = await loadTokenizer("o200k_base");
  const env = { OPENAI_API_KEY: "none", OPENAI_BASE_URL: `${apis.origin}/v1` };
  const answer = await run(["openai.mjs"], env);
  const { instructions } = apis.requests.at(-1)?.body ?? {};
  assert.equal(answer, digestOf(instructions));
  assert.equal(
    library.compose("backend-developer", { budget: { tokens: 6000 }, tokenizer }).digest,
    answer,
  );
  assert.ok(tokenizer.count(instructions) <= 6000);
});

test("the AI SDK gives its model the persona", async () => {
  const { digest } = library.compose("backend-developer", { topics: "select" });
  const model = new URL("model.mjs", import.meta.url).href;
  assert.equal(await run(["--import", model, "ai-sdk.mjs"]), digest);
});

test("personas are built for a release, the same each time", async () => {
  const out = join(folder, "personas");
  for (const _ of [1, 2]) {
    assert.equal(await run(["build-personas.mjs", roster, out]), `5 personas in ${out}`);
  }
  const index = JSON.parse(await readFile(join(out, "index.json"), "utf8"));
  const files = Object.keys(index).map((name) => `${name}.md`);
  assert.deepEqual((await readdir(out)).sort(), [...files, "index.json"].sort());
  for (const [name, { digest, tokens }] of Object.entries(index)) {
    assert.equal(digestOf(await readFile(join(out, `${name}.md`), "utf8")), digest);
    assert.equal(library.compose(name, { target: "xml" }).tokens, tokens);
  }
  assert.deepEqual(await readdir(folder), ["personas"]);
});

test("a library with errors is not released", async () => {
  const broken = join(folder, "broken");
  const out = join(folder, "none");
  await cp(roster, broken, { recursive: true });
  await writeFile(join(broken, "agents/frontend.md"), "# Frontend\n\nFollow **fronted.md**.\n");
  await assert.rejects(run(["build-personas.mjs", broken, out]), (/** @type {any} */ error) => {
    assert.equal(error.code, 1);
    assert.match(error.stderr, /^agents\/frontend\.md:3:\d+: error\[dangling-reference\]: /m);
    return true;
  });
  await assert.rejects(readdir(out), { code: "ENOENT" });
});
