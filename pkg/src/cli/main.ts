// The command's first steps. What a version needs is read here; everything else is loaded only when it is wanted.

import { readFileSync } from "node:fs";

const [, , first] = process.argv;

if (process.argv.length === 3 && (first === "--version" || first === "-V")) {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  process.stdout.write(`${JSON.parse(manifest).version}\n`);
} else {
  const { run } = await import("./run.js");
  process.exitCode = await run(process.argv.slice(2));
}
