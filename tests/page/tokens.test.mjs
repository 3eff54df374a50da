// Tokens are counted in a browser as in Node, by files that lie beside the package.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { get_encoding } from "tiktoken";
import { build } from "vite";
import { serveModule } from "../docs/server.mjs";
import { openBrowser } from "./browser.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const text = "Follow “review.md”, always. Prüfe 😀 alles: 请.\n";

test("a page counts tokens, and loads only what it needs", async (context) => {
  if (!existsSync(chromium)) {
    console.log("skipped: tokens in a browser, no Chromium");
    context.skip("no Chromium");
    return;
  }
  const code = `import { loadTokenizer } from "promptlink/tokens";
    const tokenizer = await loadTokenizer("o200k_base", { vocabulary: "basic" });
    const text = ${JSON.stringify(text)};
    const before = [tokenizer.covers(text), tokenizer.count("Read every line.")];
    await tokenizer.extend();
    document.body.textContent = JSON.stringify([...before, [...tokenizer.encode(text)]]);`;
  const server = await serveModule(code, join(root, "pkg"));
  const browser = await openBrowser();
  try {
    const page = await browser.context.newPage();
    /** @type {string[]} */
    const loaded = [];
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(server.address);
    await page.waitForFunction(() => document.body.textContent !== "");
    const shown = JSON.parse((await page.locator("body").textContent()) ?? "");
    const wanted = get_encoding("o200k_base").encode(text, [], []);
    assert.deepEqual(shown, [false, 4, [...wanted]]);
    assert.deepEqual(loaded.filter((path) => !path.endsWith(".js") && path !== "/").sort(), [
      "/package/tokens/tokens_bg.wasm",
      "/package/vocabularies/o200k_base.bin",
      "/package/vocabularies/o200k_base.rest.bin",
    ]);
    assert.ok(!loaded.some((path) => path.includes("promptlink.js")), "the core is not needed");
  } finally {
    await browser.close();
    server.close();
  }
});

test("a bundler takes along what counting needs, and not the core", async () => {
  const entry = "\0entry";
  const source = `import { loadTokenizer } from "promptlink/tokens"; globalThis.load = loadTokenizer;`;
  const result = await build({
    root,
    configFile: false,
    logLevel: "silent",
    build: { write: false, rollupOptions: { input: entry } },
    plugins: [
      {
        name: "entry",
        resolveId: (/** @type {string} */ id) => (id === entry ? id : undefined),
        load: (/** @type {string} */ id) => (id === entry ? source : undefined),
      },
    ],
  });
  const { output } = /** @type {import("vite").Rolldown.RolldownOutput} */ (result);
  const files = output.map(({ fileName }) => fileName.replace(/^assets\/|-[\w-]{8}(?=\.)/g, ""));
  assert.deepEqual(files.sort(), [
    "_entry.js",
    "cl100k_base.bin",
    "cl100k_base.rest.bin",
    "o200k_base.bin",
    "o200k_base.rest.bin",
    "tokens_bg.wasm",
  ]);
});
