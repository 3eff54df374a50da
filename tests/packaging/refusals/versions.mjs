// Two versions of the package in one process.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as one from "promptlink";
import * as other from "promptlink-next";
import { initialize } from "promptlink-next/slim";
import { digestOf } from "./seed.js";

assert.notEqual(one.Library, other.Library);
assert.equal(digestOf(one.Library), digestOf(other.Library));

/** @param {typeof one} copy @param {string} rule */
const persona = ({ Library }, rule) => new Library().set("a.md", `# A\n\n- ${rule}\n`).compose("a");
const { rules } = other.diff(persona(one, "You MUST test."), persona(other, "You SHOULD test."));
assert.deepEqual(
  rules.map(({ change }) => change),
  ["weakened"],
);

/** @param {() => unknown} work */
const failure = (work) => {
  try {
    work();
  } catch (error) {
    return error;
  }
};
const error = failure(() => new one.Library().compose("nobody"));
assert.ok(error instanceof other.PromptlinkError);
assert.ok(!(new TypeError("x") instanceof one.PromptlinkError));

const wasm = readFileSync("node_modules/promptlink/wasm/promptlink_bg.wasm");
const { code, message } = failure(() => initialize(wasm));
console.log(JSON.stringify({ code, message }));
