// npm run lighthouse: what Lighthouse says of the page as it is now.

import { spawnSync } from "node:child_process";
import { build } from "./build/steps.mjs";
import { runMain } from "./lib/failure.mjs";
import { root } from "./lib/paths.mjs";
import { npm } from "./lib/programs.mjs";
import { run } from "./lib/run.mjs";
import { takeStep, takeSteps } from "./lib/steps.mjs";
import { chromium, findChromium } from "./setup/chromium.mjs";
import { pageTools } from "./setup/page-tools.mjs";

runMain(async () => {
  await takeSteps(build);
  await run("page", npm(["run", "build", "--workspace", "www"]));
  await takeStep(chromium);
  await takeStep(pageTools);
  const { status, error } = spawnSync(
    process.execPath,
    ["--test", "tests/page/lighthouse.test.mjs"],
    { cwd: root, stdio: "inherit", env: { ...process.env, CHROMIUM: findChromium() } },
  );
  if (error) throw error;
  process.exitCode = status ?? 1;
});
