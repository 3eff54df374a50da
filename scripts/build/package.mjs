// The npm package's own build: `pkg/dist`.

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { filesIn } from "../lib/listing.mjs";
import { root } from "../lib/paths.mjs";
import { npm } from "../lib/programs.mjs";
import { run } from "../lib/run.mjs";
import { digestOf, isFresh, writeStamp } from "../lib/stamp.mjs";
import { bundleCli } from "./cli.mjs";
import { writeHints } from "./hints.mjs";
import { putInside } from "./inside.mjs";
import { trimModules } from "./trim.mjs";

const folder = join(root, "pkg");
const output = join(folder, "dist");
const command = join(folder, "bin/promptlink.cjs");
const stamp = join(folder, ".build", "package.json");

/** @type {import("../lib/steps.mjs").Step} */
export const packageFiles = {
  name: "npm package",
  does: "compiles pkg/, seconds",
  find: async () => ((await isFresh(stamp, inputs(), output)) ? "pkg/dist" : undefined),
  make: async () => {
    const before = inputs();
    await rm(stamp, { force: true });
    // The compiler leaves what it made of sources that are gone, and the package would ship it.
    await rm(output, { recursive: true, force: true });
    await run("package", npm(["run", "build", "--workspace", "pkg"]));
    await trimModules(output);
    await bundleCli(join(output, "cli"));
    for (const file of ["node/ignore.js", "module/inflate.js"]) await putInside(join(output, file));
    await writeHints(
      command,
      join(folder, "wasm/promptlink_bg.wasm"),
      join(output, "cli/hints.bin"),
    );
    await writeStamp(stamp, before, output);
    return "pkg/dist";
  },
};

// The built wasm counts as an input: the package carries it.
function inputs() {
  return digestOf(root, [
    "package-lock.json",
    ...["cli.mjs", "hints.mjs", "inside.mjs", "module.mjs", "record.cjs", "trim.mjs"].map(
      (name) => `scripts/build/${name}`,
    ),
    ...filesIn(folder, ["dist", ".build", "node_modules"]).map((path) => `pkg/${path}`),
  ]);
}
