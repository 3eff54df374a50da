// The WebAssembly is what everyone downloads. What grows it has to be worth it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { sourceOf } from "../../scripts/setup/rust-source.mjs";
import { wasmRust } from "../../scripts/setup/wasm-target.mjs";

/** In bytes, after `gzip -9`. The goal is 150,000. */
const budget = 450_000;

const module = readFileSync(new URL("../../pkg/wasm/promptlink_bg.wasm", import.meta.url));

test("the WebAssembly is within its budget", async (t) => {
  if (!sourceOf(await wasmRust()))
    return t.skip("the standard library could not be built for size");
  const size = gzipSync(module, { level: 9 }).length;
  assert.ok(size <= budget, `${size} bytes, ${budget} are allowed`);
});

test("the WebAssembly does not say where it was built", () => {
  const text = module.toString("latin1");
  const home = process.env.HOME ?? process.env.USERPROFILE ?? "";
  assert.ok(home.length < 2 || !text.includes(home), `it holds ${home}`);
  assert.ok(!text.includes("rustlib"), "it holds the folder of the toolchain");
});
