// What the command line tells V8 of its module, so that it starts quickly.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readModule, startOf } from "../../scripts/build/module.mjs";
import { packageFolder, roster } from "./support.mjs";

const file = (/** @type {string} */ folder) => join(folder, "dist", "cli", "hints.bin");
const wasm = readFileSync(join(packageFolder, "wasm", "promptlink_bg.wasm"));
const hints = readFileSync(file(packageFolder));

/** @param {string} folder of the package */
function compose(folder) {
  const program = join(folder, "bin", "promptlink.cjs");
  const words = ["compose", "backend-developer", "--library", roster];
  return spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
}

test("the hints are for the module that is shipped, and say something of each function", () => {
  assert.equal(hints.readUInt32LE(0), startOf(wasm, "code"));
  assert.equal(hints.readUInt32LE(4), wasm.length);
  const { bodies } = readModule(wasm);
  const advices = hints.subarray(hints.length - bodies.length);
  const atOnce = advices.filter((advice) => advice === 0b010110).length;
  const whenCalled = advices.filter((advice) => advice === 0b010101).length;
  assert.equal(atOnce + whenCalled, bodies.length);
  assert.ok(atOnce > 300 && atOnce < bodies.length / 2, `${atOnce} of ${bodies.length}`);
});

test("V8 takes the module with them", () => {
  const { stdout, stderr, status } = compose(packageFolder);
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.match(stdout, /^# Backend Developer/);
});

test("hints for another module are left alone", (t) => {
  const copy = mkdtempSync(join(realpathSync(tmpdir()), "promptlink-hints-"));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of ["bin", "dist", "wasm", "package.json"]) {
    cpSync(join(packageFolder, part), join(copy, part), { recursive: true });
  }
  const other = Buffer.from(hints);
  other.writeUInt32LE(wasm.length - 1, 4);
  writeFileSync(file(copy), other);
  assert.equal(compose(copy).stdout, compose(packageFolder).stdout);
});
