// npm run check: formatting, lints and types, without running a test.

import { build } from "./build/steps.mjs";
import { runMain } from "./lib/failure.mjs";
import { takeSteps } from "./lib/steps.mjs";
import { toCheck } from "./setup/steps.mjs";
import { makeChecks } from "./test/checks.mjs";
import { lints } from "./test/lints.mjs";
import { report } from "./test/report.mjs";

runMain(async () => {
  await takeSteps([...toCheck, ...build]);
  report(await makeChecks(lints));
});
