// What a program does not use is not in its bundle: no WebAssembly where it comes by hand, no API but the one that is
// called, no tokenizer, no comparison, no reading of folders.

import assert from "node:assert/strict";

/**
 * For each bundle what it must not hold, and the bytes that it may have.
 *
 * @type {Record<string, { without: RegExp, most: number }>}
 */
const expected = {
  "dist/main.js": {
    without: /inlined|dist\/(?:diff|node|request|structure|tokens)|ignore/,
    most: 45_000,
  },
  "dist/parse.js": {
    without: /inlined|dist\/(?:cache|diff|library|node|persona|request|tokens)/,
    most: 16_000,
  },
  "dist/request.js": {
    without: /wasm|boundary|dist\/(?:library|persona)|ai-sdk|gemini|openai|forms/,
    most: 3_500,
  },
};

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: async (project) => {
    const bundles = JSON.parse(await project.node("build.mjs"));
    assert.deepEqual(Object.keys(bundles).sort(), Object.keys(expected).sort());
    for (const [path, { without, most }] of Object.entries(expected)) {
      const { modules, bytes } = bundles[path];
      assert.ok(modules.length > 0, path);
      assert.deepEqual(
        modules.filter((/** @type {string} */ name) => without.test(name)),
        [],
        path,
      );
      assert.ok(bytes <= most, `${path} has ${bytes} bytes, ${most} are allowed`);
    }
  },
  runs: { Node: (project) => project.node("dist/main.js") },
};
