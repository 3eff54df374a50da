import assert from "node:assert/strict";
import { test } from "node:test";
import { namedByPlace, order } from "./order.mjs";

const text = (/** @type {string} */ words) => Buffer.from(words);

test("what is alike comes together, and everything comes once", () => {
  const texts = ["the quick brown fox", "0123456789", "a quick brown fox", "x0123456789"].map(text);
  assert.deepEqual(order(texts), [0, 2, 1, 3]);
  assert.deepEqual(order([]), []);
});

test("what has left the window draws nothing any more", () => {
  const filler = Buffer.from(Array.from({ length: 40_000 }, (_, at) => (at * at) >> 3));
  const texts = [text("abcdefghij"), filler, text("klmnopqrst"), text("xbcdefghij")];
  assert.deepEqual(order(texts), [0, 3, 1, 2]);
  assert.equal(order([filler, ...texts.slice(2)]).length, 3);
});

// The types of this folder know Node and no WebAssembly.
const { WebAssembly } = /** @type {any} */ (globalThis);

// (module (import "a" "b" (func)) (func (export "one") (result i32) (i32.const 7)))
const module = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 8, 2, 0x60, 0, 0, 0x60, 0, 1, 0x7f],
  ...[2, 7, 1, 1, 0x61, 1, 0x62, 0, 0],
  ...[3, 2, 1, 1],
  ...[7, 7, 1, 3, 0x6f, 0x6e, 0x65, 0, 1],
  ...[10, 6, 1, 4, 0, 0x41, 7, 0x0b],
  ...[0, 6, 4, 0x6e, 0x61, 0x6d, 0x65, 0],
]);

test("names a module's functions by their places, and changes nothing else", async () => {
  const named = await WebAssembly.compile(namedByPlace(module));
  const [names, ...more] = WebAssembly.Module.customSections(named, "name");
  assert.equal(more.length, 0, "the section that was there is gone");
  assert.match(Buffer.from(names ?? []).toString("latin1"), /import000000.*place000000/s);
  const { exports } = await WebAssembly.instantiate(named, { a: { b: () => {} } });
  assert.equal(exports.one(), 7);
});

test("refuses what is cut off", () => {
  assert.throws(() => namedByPlace(module.subarray(0, 12)), /ends too early/);
});
