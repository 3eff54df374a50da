// What a first visit loads before anything is asked for, beside the WebAssembly and the fonts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { source, standing, until } from "./actions.mjs";
import { address, openBlank, page, requests, visitBeforeEach } from "./visit.mjs";

const built = fileURLToPath(new URL("../../www/dist", import.meta.url));

/** How a static host may serve a file, and how many bytes scripts and styles may have then, all together. */
const forms = [
  {
    name: "gzip",
    most: 228_000,
    compress: (/** @type {Buffer} */ file) => gzipSync(file, { level: 9 }),
  },
  {
    name: "Brotli",
    most: 198_000,
    compress: (/** @type {Buffer} */ file) => brotliCompressSync(file),
  },
];

visitBeforeEach();

/** The paths that were asked for, each once. */
const loaded = () => [...new Set(requests.map((url) => new URL(url).pathname))];

test("scripts and styles of a first visit keep within their budget", async () => {
  await standing(page).waitFor();
  await page.waitForLoadState("networkidle");
  const counted = loaded().filter((path) => /\.(?:js|css|html)$|\/$/.test(path));
  for (const { name, most, compress } of forms) {
    const sizes = counted.map((path) => {
      const file = readFileSync(built + path.replace(/\/$/, "/index.html"));
      return /** @type {const} */ ([path, compress(file).length]);
    });
    const all = sizes.reduce((sum, [, size]) => sum + size, 0);
    const list = sizes.map((one) => one.join(" ")).join(", ");
    assert.ok(all <= most, `${all} bytes after ${name}: ${list}`);
  }
  const late = loaded().filter((path) => /graph|rendered|zip|request|tools|find|\.bin$/.test(path));
  assert.deepEqual(late, [], "loaded although nobody asked for it");
});

/** How often the page is tried: a machine that has other work makes it look slower than it is, never quicker. */
const attempts = 20;

test("the page can be worked with within a second", async () => {
  /** @type {number[]} */
  const times = [];
  while (times.length < attempts && !times.some((time) => time < 1_000)) {
    await openBlank();
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (!document.querySelector(".standing")) return;
        observer.disconnect();
        Object.assign(globalThis, { readyAfter: performance.now() });
      }).observe(document, { subtree: true, childList: true });
    });
    await page.goto(address);
    await standing(page).waitFor();
    times.push(await page.evaluate(() => Reflect.get(globalThis, "readyAfter")));
  }
  assert.ok(Math.min(...times) < 1_000, `milliseconds: ${times.map(Math.round).join(", ")}`);
});

test("what helps to write comes when somebody turns to the editor", async () => {
  await source(page).focus();
  await page.keyboard.press("Control+f");
  await page.getByRole("textbox", { name: "Find" }).waitFor();
  await until(
    async () => loaded().filter((path) => /\/tools-/.test(path)).length === 1,
    "it is loaded once",
  );
});

test("where that cannot be loaded the page says so, and asks again with the next turn", async () => {
  await page.route("**/assets/tools-*.js", (route) => route.abort());
  await source(page).focus();
  await page.locator(".notice", { hasText: "could not be loaded" }).waitFor();
  await page.unroute("**/assets/tools-*.js");
  await page.keyboard.press("Control+f");
  await page.getByRole("textbox", { name: "Find" }).waitFor();
});
