// A short fuzz run of each target: enough to see that the targets build and that nothing shallow
// broke. Long runs are `npm run fuzz`.

import { fuzzCommand, fuzzTargets, prepareFuzzing, whyNoFuzzing } from "../fuzz/fuzz.mjs";
import { commandCheck } from "./checks.mjs";

const seconds = 20;

/** @type {import("./checks.mjs").Check} */
const tool = { name: "fuzz tool", skip: whyNoFuzzing, run: prepareFuzzing };

export const shortFuzz = [
  tool,
  ...fuzzTargets().map((target) =>
    commandCheck(`fuzz ${target}`, () => fuzzCommand(target, seconds), {
      needs: [tool.name],
      skip: whyNoFuzzing,
    }),
  ),
];
