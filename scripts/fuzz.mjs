// npm run fuzz -- [TARGET...] [--seconds N]: fuzzes all targets or these, a minute each by default.

import { parseArgs } from "node:util";
import { fuzzCommand, fuzzTargets, prepareFuzzing, whyNoFuzzing } from "./fuzz/fuzz.mjs";
import { Failure, runMain } from "./lib/failure.mjs";
import { takeSteps } from "./lib/steps.mjs";
import { node } from "./setup/node.mjs";
import { rust } from "./setup/rust.mjs";
import { commandCheck, makeChecks } from "./test/checks.mjs";
import { report } from "./test/report.mjs";

runMain(async () => {
  const { values, positionals } = parseArgs({
    options: { seconds: { type: "string", default: "60" } },
    allowPositionals: true,
  });
  const targets = chosenTargets(positionals);
  await takeSteps([node, rust]);
  const why = whyNoFuzzing();
  if (why) throw new Failure(`Fuzzing is not possible here: ${why}.`);
  await prepareFuzzing();
  const seconds = Number(values.seconds);
  report(await makeChecks(targets.map((name) => fuzzCheck(name, seconds))));
});

/** @param {readonly string[]} names */
function chosenTargets(names) {
  const known = fuzzTargets();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown)
    throw new Failure(`No fuzz target is named ${unknown}; there are: ${known.join(", ")}`);
  return names.length > 0 ? names : known;
}

/**
 * @param {string} name
 * @param {number} seconds
 */
const fuzzCheck = (name, seconds) =>
  commandCheck(`fuzz ${name} for ${seconds} s`, () => fuzzCommand(name, seconds));
