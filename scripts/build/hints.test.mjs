import assert from "node:assert/strict";
import { test } from "node:test";
import { hints } from "./hints.mjs";

test("the section says of each function when it is compiled", () => {
  const section = hints([true, false, true]);
  const name = "compilationHints";
  assert.deepEqual(
    [...section],
    [0, name.length + 5, name.length, ...Buffer.from(name), 3, 0b010111, 0b010101, 0b010111],
  );
});
