// npm run fix: formats all sources, and mends what the linters can mend by themselves.

import { crateManifests } from "./lib/crates.mjs";
import { runMain } from "./lib/failure.mjs";
import { packageProgram } from "./lib/programs.mjs";
import { run } from "./lib/run.mjs";
import { takeSteps } from "./lib/steps.mjs";
import { say } from "./lib/terminal.mjs";
import { toCheck } from "./setup/steps.mjs";

runMain(async () => {
  await takeSteps(toCheck);
  for (const manifest of crateManifests) {
    await run("rustfmt", { command: "cargo", args: ["fmt", "--manifest-path", manifest] });
  }
  say("done", "rustfmt");
  await run("biome-fix", packageProgram("@biomejs/biome", "biome", ["check", "--write", "."]));
  say("done", "biome");
});
