// npm run setup: gets what building and testing need, and nothing that is there already.

import { runMain } from "./lib/failure.mjs";
import { takeSteps } from "./lib/steps.mjs";
import { toTest } from "./setup/steps.mjs";

runMain(() => takeSteps(toTest));
