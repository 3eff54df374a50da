import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { replaceFolder, writeWhole } from "./files.mjs";
import { filesIn } from "./listing.mjs";
import { digestOf, isFresh, writeStamp } from "./stamp.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "promptlink-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {Record<string, string>} files */
function write(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test("lists the files below a folder in a fixed order, without those left out", () => {
  write({ "b/two.rs": "", "b/one.rs": "", "a.rs": "", "dist/x.js": "", "b/dist/y.js": "" });
  assert.deepEqual(filesIn(folder, ["dist"]), ["a.rs", "b/one.rs", "b/two.rs"]);
  assert.deepEqual(filesIn(join(folder, "none")), []);
});

test("a digest changes with a path, a content and a fact, and not with the order", () => {
  write({ a: "1", b: "1" });
  const both = digestOf(folder, ["a", "b"], ["x"]);
  assert.equal(digestOf(folder, ["b", "a"], ["x"]), both);
  assert.notEqual(digestOf(folder, ["a", "b"], ["y"]), both);
  assert.notEqual(digestOf(folder, ["a"], ["x"]), both);
  assert.notEqual(digestOf(folder, ["a"]), digestOf(folder, ["b"]));
  write({ b: "2" });
  assert.notEqual(digestOf(folder, ["a", "b"], ["x"]), both);
});

test("an output is fresh only with its own inputs, and as it was written", async () => {
  const [stamp, outputs] = [join(folder, "stamp.json"), join(folder, "out")];
  write({ "out/a.js": "a", "out/b.js": "b" });
  assert.equal(await isFresh(stamp, "inputs", outputs), false);
  await writeStamp(stamp, "inputs", outputs);
  assert.equal(await isFresh(stamp, "inputs", outputs), true);
  assert.equal(await isFresh(stamp, "others", outputs), false);
  rmSync(join(outputs, "a.js"));
  assert.equal(await isFresh(stamp, "inputs", outputs), false);
  write({ "out/a.js": "edited" });
  assert.equal(await isFresh(stamp, "inputs", outputs), false);
});

test("a stamp that was cut short is none", async () => {
  write({ "out/a.js": "a", "stamp.json": '{"inputs":"inp' });
  assert.equal(await isFresh(join(folder, "stamp.json"), "inputs", join(folder, "out")), false);
});

test("a finished folder takes the place of the old one, and nothing else is left", async () => {
  write({ "place/old.js": "", "made/new.js": "" });
  await replaceFolder(join(folder, "made"), join(folder, "place"));
  await writeWhole(join(folder, "deep", "note"), "text");
  assert.deepEqual(filesIn(folder), ["deep/note", "place/new.js"]);
});
