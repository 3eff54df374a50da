// npm test -- [NAME...]: sets up, builds, and makes all checks, or those whose name holds a word.

import { build } from "./build/steps.mjs";
import { runMain } from "./lib/failure.mjs";
import { takeSteps } from "./lib/steps.mjs";
import { clock } from "./lib/terminal.mjs";
import { toCheck } from "./setup/steps.mjs";
import { makeChecks } from "./test/checks.mjs";
import { chosen } from "./test/choice.mjs";
import { lints } from "./test/lints.mjs";
import { report } from "./test/report.mjs";
import { tests } from "./test/tests.mjs";

/** @type {import("./test/checks.mjs").Check} */
const building = { name: "build", run: async () => void (await takeSteps(build)) };

runMain(async () => {
  const elapsed = clock();
  await takeSteps(toCheck);
  const setUp = { name: "set-up", verdict: /** @type {const} */ ("passed"), time: elapsed() };
  const checks = chosen([building, ...lints, ...tests], process.argv.slice(2));
  report([setUp, ...(await makeChecks(checks))]);
});
