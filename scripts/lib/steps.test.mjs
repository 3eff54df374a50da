import assert from "node:assert/strict";
import { test } from "node:test";
import { takeSteps } from "./steps.mjs";

/**
 * @param {string[]} made
 * @param {string} name
 * @param {Partial<import("./steps.mjs").Step>} more
 * @returns {import("./steps.mjs").Step}
 */
function step(made, name, more = {}) {
  const make = () => {
    made.push(name);
    return "made";
  };
  return { name, does: "works", find: () => undefined, make, ...more };
}

test("a step whose result is there does nothing", async () => {
  /** @type {string[]} */
  const made = [];
  await takeSteps([step(made, "there", { find: () => "found" }), step(made, "missing")]);
  assert.deepEqual(made, ["missing"]);
});

test("a step that fails ends the row with its own error", async () => {
  /** @type {string[]} */
  const made = [];
  const make = () => Promise.reject(new Error("broken"));
  const steps = [step(made, "one"), step(made, "two", { make }), step(made, "three")];
  await assert.rejects(takeSteps(steps), /broken/);
  assert.deepEqual(made, ["one"]);
});
