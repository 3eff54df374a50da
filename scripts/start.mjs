// npm start: from a fresh clone to a linked persona.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "./build/steps.mjs";
import { Failure, runMain } from "./lib/failure.mjs";
import { root } from "./lib/paths.mjs";
import { takeSteps } from "./lib/steps.mjs";
import { clock, duration, paint } from "./lib/terminal.mjs";
import { toBuild } from "./setup/steps.mjs";

const persona = ["compose", "backend-developer", "--library", "library", "--summary"];

runMain(async () => {
  const elapsed = clock();
  await takeSteps([...toBuild, ...build]);
  console.log(`\n${paint("cyan", `$ npx promptlink ${persona.join(" ")}`)}\n`);
  link();
  console.log(`\nIn place after ${duration(elapsed())}. What to do next:`);
  console.log("  npm run playground   edit the roster in a page and watch the persona change");
  console.log("  npm test             run all checks");
});

// The terminal is handed on, so that the command line colours what it prints as it does for anyone.
function link() {
  const command = join(root, "pkg", "bin", "promptlink.cjs");
  const { status } = spawnSync(process.execPath, [command, ...persona], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Failure(`promptlink ended with exit code ${status}.`);
}
