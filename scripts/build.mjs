// npm run build: sets up, then builds the WebAssembly and the npm package.

import { build } from "./build/steps.mjs";
import { runMain } from "./lib/failure.mjs";
import { takeSteps } from "./lib/steps.mjs";
import { toBuild } from "./setup/steps.mjs";

runMain(() => takeSteps([...toBuild, ...build]));
