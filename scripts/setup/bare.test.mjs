// The scripts start on a machine that has nothing but Node: packages come later.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "../lib/paths.mjs";

/**
 * What a module imports before it runs, and what these import in turn.
 *
 * @param {string} file
 * @param {Set<string>} seen
 * @returns {string[]} imports of packages, with the module that asks for them
 */
function packagesOf(file, seen) {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, "utf8").matchAll(
    /^(?:import|export)\b[^;"=]*\bfrom "([^"]+)";$/gm,
  );
  return [...imports].flatMap(([, name = ""]) => {
    if (name.startsWith("node:")) return [];
    return name.startsWith(".")
      ? packagesOf(join(dirname(file), name), seen)
      : [`${file}: ${name}`];
  });
}

for (const name of ["setup", "build", "start", "test"]) {
  test(`npm run ${name} loads no package before it has installed any`, () => {
    const seen = new Set();
    assert.deepEqual(packagesOf(join(root, "scripts", `${name}.mjs`), seen), []);
    assert.ok(seen.size > 5, "it is made of several modules");
  });
}
