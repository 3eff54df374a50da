import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, markedGlue, markedTypes } from "./mark.mjs";

// The types of Node 20 do not name it.
const { WebAssembly } = /** @type {any} */ (globalThis);
const emptyModule = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

test("a module says its mark, and is one still", () => {
  const module = new WebAssembly.Module(marked(emptyModule, "core 1.2.3"));
  const [section, ...others] = WebAssembly.Module.customSections(module, "promptlink");
  assert.equal(Buffer.from(section).toString(), "core 1.2.3");
  assert.deepEqual(others, []);
});

test("the glue and its types name the mark", async () => {
  const source = markedGlue("export const one = 1;", "core 1.2.3");
  const { one, mark } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  assert.deepEqual([one, mark], [1, "core 1.2.3"]);
  assert.match(markedTypes(""), /export declare const mark: string;/);
});
