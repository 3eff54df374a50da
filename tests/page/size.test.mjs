// What a first visit loads before anything is asked for, beside the WebAssembly and the fonts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { standing } from "./actions.mjs";
import { page, requests, visitBeforeEach } from "./visit.mjs";

const built = fileURLToPath(new URL("../../www/dist", import.meta.url));

/** How many bytes scripts and styles may have after gzip, all together. */
const most = 246_000;

visitBeforeEach();

test("scripts and styles of a first visit keep within their budget", async () => {
  await standing(page).waitFor();
  await page.waitForLoadState("networkidle");
  const loaded = [...new Set(requests.map((url) => new URL(url).pathname))];
  const counted = loaded.filter((path) => /\.(?:js|css|html)$|\/$/.test(path));
  const sizes = counted.map((path) => [
    path,
    gzipSync(readFileSync(built + path.replace(/\/$/, "/index.html")), { level: 9 }).length,
  ]);
  const all = sizes.reduce((sum, [, size]) => sum + Number(size), 0);
  assert.ok(all <= most, `${all} bytes: ${sizes.map((one) => one.join(" ")).join(", ")}`);
  const late = loaded.filter((path) => /graph|rendered|zip|request/.test(path));
  assert.deepEqual(late, [], "loaded although nobody asked for it");
});
