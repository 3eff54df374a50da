// Fuzzing the core: random input, made from what reached new code before.

import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { filesIn } from "../lib/listing.mjs";
import { root } from "../lib/paths.mjs";
import { withPath } from "../lib/programs.mjs";
import { ask } from "../lib/run.mjs";
import { takeStep } from "../lib/steps.mjs";
import { cargoFuzz, fuzzFolder } from "../setup/cargo-tools.mjs";

/** The names of what can be fuzzed. */
export const fuzzTargets = () =>
  filesIn(join(root, "fuzz", "fuzz_targets"))
    .filter((path) => path.endsWith(".rs"))
    .map((path) => path.slice(0, -".rs".length));

/** @returns {string | undefined} why fuzzing is not possible here, if so */
export function whyNoFuzzing() {
  if (ask("cargo", ["+nightly", "--version"])) return undefined;
  return "it needs Rust's nightly toolchain (rustup toolchain install nightly)";
}

/** Gets what fuzzing needs beside the toolchain. */
export const prepareFuzzing = () => takeStep(cargoFuzz);

/**
 * How to fuzz a target for some time. Finds are kept in `fuzz/artifacts`.
 *
 * @param {string} target
 * @param {number} seconds
 * @returns {Promise<import("../test/checks.mjs").Command>}
 */
export async function fuzzCommand(target, seconds) {
  const corpus = join(root, "fuzz", "corpus", target);
  await mkdir(corpus, { recursive: true });
  const seeds = [join(root, "fuzz", "seeds", target), join(root, "tests", "fixtures")];
  const limits = [`-max_total_time=${seconds}`, "-timeout=20"];
  const inputs = [corpus, ...seeds.filter((folder) => existsSync(folder))];
  return {
    command: "cargo",
    args: ["+nightly", "fuzz", "run", target, ...inputs, "--", ...limits],
    env: withPath([fuzzFolder()]),
  };
}
