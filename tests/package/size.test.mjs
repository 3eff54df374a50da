// The WebAssembly is what everyone downloads. What grows it has to be worth it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { npm } from "../../scripts/lib/programs.mjs";
import { sourceOf } from "../../scripts/setup/rust-source.mjs";
import { wasmRust } from "../../scripts/setup/wasm-target.mjs";
import { packageFolder } from "./support.mjs";

/** In bytes, after zlib at its best. The goal is 150,000. */
const budget = 459_500;

/** In bytes, without the vocabularies of the tokenizer. */
const installed = 3_000_000;

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

test("what is installed is within its budget, and nothing else comes along", () => {
  const { command, args, shell } = npm(["pack", "--dry-run", "--json", "--ignore-scripts"]);
  const options = /** @type {const} */ ({
    cwd: packageFolder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  /** @type {{ files: { path: string, size: number }[] }[]} */
  const [packed] = JSON.parse(execFileSync(command, args, { ...options, shell }));
  const files = packed?.files.filter(({ path }) => !path.startsWith("vocabularies/")) ?? [];
  const size = files.reduce((sum, file) => sum + file.size, 0);
  assert.ok(size <= installed, `${size} bytes, ${installed} are allowed`);
  const { dependencies } = JSON.parse(readFileSync(`${packageFolder}/package.json`, "utf8"));
  assert.equal(dependencies, undefined);
});
