import assert from "node:assert/strict";
import { test } from "node:test";
import { customSection, noting, readModule, startOf } from "./module.mjs";

// The types of this folder know Node and no WebAssembly.
const { WebAssembly } = /** @type {any} */ (globalThis);

// (module (memory (export "m") 2)
//   (func (export "one") (result i32) (local i32 i64) (i32.const 7))
//   (func (export "two") (result i32) (call 0))
//   (func (export "three") (result i32) (i32.const 9)))
const module = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7f],
  ...[3, 4, 3, 0, 0, 0],
  ...[5, 3, 1, 0, 2],
  ...[7, 25, 4, 1, 0x6d, 2, 0, 3, 0x6f, 0x6e, 0x65, 0, 0, 3, 0x74, 0x77, 0x6f, 0, 1],
  ...[5, 0x74, 0x68, 0x72, 0x65, 0x65, 0, 2],
  ...[10, 20, 3, 8, 2, 1, 0x7f, 1, 0x7e, 0x41, 7, 0x0b, 4, 0, 0x10, 0, 0x0b],
  ...[4, 0, 0x41, 9, 0x0b],
]);

test("says where a section starts, also in a view", () => {
  const place = startOf(module, "code");
  assert.equal(module[place], 10);
  const view = Buffer.concat([Buffer.alloc(5), module]).subarray(5);
  assert.equal(startOf(view, "code"), place);
  assert.throws(() => startOf(module, "imports"), /no section for imports/);
});

test("a module that notes its calls does what it did, and tells which functions were called", () => {
  const { bytes, start } = noting(module);
  assert.equal(start, 2 * 65_536);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const notes = () => [...new Uint8Array(exports.m.buffer, start, 4)];
  assert.deepEqual(notes(), [0, 0, 0, 0]);
  assert.equal(exports.two(), 7);
  assert.deepEqual(notes(), [1, 1, 0, 0]);
  assert.equal(exports.three(), 9);
  assert.deepEqual(notes(), [1, 1, 1, 0]);
});

test("a section of one's own is one among the others", () => {
  const longer = Buffer.concat([module, customSection("mine", "words")]);
  const { sections, bodies } = readModule(longer);
  assert.equal(sections.at(-1)?.name, "mine");
  assert.equal(bodies.length, 3);
});
