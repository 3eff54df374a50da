// How the command line has its module compiled, so that it starts quickly.

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

const composing = ["compose", "backend-developer", "--library", roster];

/**
 * @param {string} folder of the package
 * @param {readonly string[]} words
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
function run(folder, words, options) {
  const program = join(folder, "bin", "promptlink.cjs");
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...words],
    options,
  );
  return { status, signal, stdout: String(stdout ?? ""), stderr: String(stderr ?? "") };
}

/** @param {string} folder of the package */
const compose = (folder) => run(folder, composing);

/**
 * A copy of what runs of the package, with a file that is not as it was.
 *
 * @param {import("node:test").TestContext} t
 * @param {(folder: string) => void} spoil
 */
function spoiled(t, spoil) {
  const copy = mkdtempSync(join(realpathSync(tmpdir()), "promptlink-hints-"));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of ["bin", "dist", "wasm", "package.json"]) {
    cpSync(join(packageFolder, part), join(copy, part), { recursive: true });
  }
  spoil(copy);
  return copy;
}

test("the hints are for the module that is shipped, and say something of each function", () => {
  assert.equal(hints.readUInt32LE(0), startOf(wasm, "code"));
  assert.equal(hints.readUInt32LE(4), wasm.length);
  const { bodies } = readModule(wasm);
  const advices = hints.subarray(hints.length - bodies.length);
  const ahead = advices.filter((advice) => advice === 0b010111).length;
  const whenCalled = advices.filter((advice) => advice === 0b010101).length;
  assert.equal(ahead + whenCalled, bodies.length);
  assert.ok(ahead > 300 && ahead < bodies.length / 2, `${ahead} of ${bodies.length}`);
});

test("V8 takes the module with them", () => {
  const { stdout, stderr, status } = compose(packageFolder);
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.match(stdout, /^# Backend Developer/);
});

test("hints for another module are left alone", (t) => {
  const copy = spoiled(t, (folder) => {
    const other = Buffer.from(hints);
    other.writeUInt32LE(wasm.length - 1, 4);
    writeFileSync(file(folder), other);
  });
  assert.equal(compose(copy).stdout, compose(packageFolder).stdout);
});

test("without hints it goes on as well", (t) => {
  const copy = spoiled(t, (folder) => rmSync(file(folder)));
  assert.equal(compose(copy).stdout, compose(packageFolder).stdout);
});

test("a module that cannot be compiled is told of, once and in words", (t) => {
  const copy = spoiled(t, (folder) => {
    writeFileSync(join(folder, "wasm", "promptlink_bg.wasm"), wasm.subarray(0, wasm.length / 2));
  });
  const { status, stdout, stderr } = compose(copy);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /^error: the bytes are no WebAssembly module: .*\n$/);
});

test("a mistake that is found while the module is being compiled ends the process", () => {
  for (const words of [["compose", "--nope"], ["check", "/nowhere"], ["composes"]]) {
    const { status, signal, stderr } = run(packageFolder, words);
    assert.deepEqual([status, signal], [2, null]);
    assert.match(stderr, /^error: /);
  }
});

test("where nobody wants the output, the exit code tells", () => {
  const dangling = mkdtempSync(join(realpathSync(tmpdir()), "promptlink-dangling-"));
  writeFileSync(join(dangling, "agent.md"), "Follow `standards.md`.\n");
  assert.equal(run(packageFolder, composing, { stdio: "ignore" }).status, 0);
  assert.equal(run(packageFolder, ["check", dangling], { stdio: "ignore" }).status, 1);
  rmSync(dangling, { recursive: true });
});
