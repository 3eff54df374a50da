// The packed package, as tools see it that look at packages.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { run } from "./harness/process.mjs";
import { packageFolder, packInto } from "./harness/tarball.mjs";
import { tool } from "./harness/tools.mjs";

const folder = mkdtempSync(join(tmpdir(), "promptlink-packed-"));
const { file: tarball } = packInto(folder);
after(() => rmSync(folder, { recursive: true }));

/** @param {readonly string[]} words */
const look = (...words) => run(words, dirname(tarball));

test("publint finds nothing", async () => {
  const output = await look(...tool("publint"), "run", tarball, "--strict");
  assert.match(output, /All good!/);
});

test("its types are right wherever TypeScript resolves modules", async () => {
  const { exports } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const data = Object.keys(exports).filter((path) => /\.(?:bin|json|wasm)$/.test(path));
  // It is made of ECMAScript modules alone, which every Node that it supports requires, too.
  const options = ["--profile", "esm-only", "--exclude-entrypoints", ...data];
  // Where it finds anything, it ends with an error.
  const output = await look(...tool("@arethetypeswrong/cli", "attw"), tarball, ...options);
  const rows = output.split("\n").filter((line) => line.startsWith('│ "promptlink'));
  assert.equal(rows.length, Object.keys(exports).length - data.length);
  for (const row of rows) assert.match(row, /│ 🟢 \(ESM\) +│ 🟢 +│/);
});
