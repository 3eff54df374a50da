// npm run views: keeps how the page looks now, for the tests to compare with. Look at the difference before you commit it.

import { spawnSync } from "node:child_process";
import { build } from "./build/steps.mjs";
import { runMain } from "./lib/failure.mjs";
import { root } from "./lib/paths.mjs";
import { npm } from "./lib/programs.mjs";
import { run } from "./lib/run.mjs";
import { takeSteps } from "./lib/steps.mjs";
import { findChromium } from "./setup/chromium.mjs";

runMain(async () => {
  await takeSteps(build);
  await run("page", npm(["run", "build", "--workspace", "www"]));
  const env = { ...process.env, CHROMIUM: findChromium(), PROMPTLINK_VIEWS: "renew" };
  const { status, error } = spawnSync(process.execPath, ["--test", "tests/page/views.test.mjs"], {
    cwd: root,
    stdio: "inherit",
    env,
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
});
