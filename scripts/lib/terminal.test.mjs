import assert from "node:assert/strict";
import { test } from "node:test";
import { duration } from "./terminal.mjs";

for (const [milliseconds, text] of /** @type {const} */ ([
  [0, "0.0 s"],
  [949, "0.9 s"],
  [9_949, "9.9 s"],
  [9_950, "10 s"],
  [59_499, "59 s"],
  [59_500, "1 min 00 s"],
  [125_000, "2 min 05 s"],
])) {
  test(`${milliseconds} ms are ${text}`, () => assert.equal(duration(milliseconds), text));
}
