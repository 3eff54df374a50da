// The checks that run the tests.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../lib/listing.mjs";
import { root } from "../lib/paths.mjs";
import { npm } from "../lib/programs.mjs";
import { takeStep } from "../lib/steps.mjs";
import { chromium, findChromium } from "../setup/chromium.mjs";
import { consumerTools } from "../setup/consumer-tools.mjs";
import { pageTools } from "../setup/page-tools.mjs";
import { cargoTests, commandCheck, failedFiles, nodeTests, printedLines } from "./checks.mjs";
import { shortFuzz } from "./fuzz.mjs";

// Doc tests and integration tests included. The output of tests that passed is shown, because there
// they say what they skipped.
const core = commandCheck(
  "core",
  () => ({ command: "cargo", args: ["test", "--locked", "--", "--show-output"] }),
  { count: cargoTests },
);

/**
 * The test files of a folder, run by Node.
 *
 * @param {string} name
 * @param {string} folder
 * @param {readonly string[]} needs
 */
function nodeCheck(name, folder, needs) {
  const files = testFiles(folder).map((path) => join(root, folder, path));
  // A browser that shares the machine with others misses the time that a test gives it.
  const isOfBrowser = name === "page";
  const atOnce = isOfBrowser ? ["--test-concurrency=1"] : [];
  const command = (/** @type {readonly string[]} */ files) => ({
    command: process.execPath,
    args: ["--test", "--test-reporter=spec", ...atOnce, ...files],
    env: { ...process.env, CHROMIUM: findChromium() },
  });
  // Even so it may miss some. Elsewhere nothing depends on what else the machine does.
  const again = (/** @type {string} */ output) => {
    const failed = failedFiles(output);
    return isOfBrowser && failed.length > 0 ? command(failed) : undefined;
  };
  return commandCheck(name, () => command(files), { needs, count: nodeTests, again });
}

/** @param {string} folder */
const testFiles = (folder) =>
  filesIn(join(root, folder), ["node_modules"]).filter((path) => /\.test\.m?js$/.test(path));

/** @type {import("./checks.mjs").Check} */
const browser = { name: "browser", run: () => takeStep(chromium) };

/** @type {import("./checks.mjs").Check} */
const tools = { name: "packaging's tools", run: () => takeStep(consumerTools) };

/** @type {import("./checks.mjs").Check} */
const pageOwn = { name: "page's tools", run: () => takeStep(pageTools) };

const page = commandCheck("page's build", () => npm(["run", "build", "--workspace", "www"]), {
  needs: ["build"],
});

// What a folder of tests needs beyond the package.
/** @type {Record<string, string[]>} */
const needs = {
  docs: [browser.name, page.name],
  examples: [browser.name],
  packaging: [browser.name, tools.name],
  page: [browser.name, pageOwn.name, page.name],
};

const folders = readdirSync(join(root, "tests"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && testFiles(`tests/${entry.name}`).length > 0)
  .map(({ name }) => nodeCheck(name, `tests/${name}`, ["build", ...(needs[name] ?? [])]));

const goldTest = ["test", "--locked", "--test", "gold", "--", "--nocapture"];

const gold = commandCheck("gold", () => ({ command: "cargo", args: goldTest }), {
  count: cargoTests,
  show: printedLines,
});

export const tests = [
  core,
  nodeCheck("scripts", "scripts", []),
  browser,
  pageOwn,
  page,
  tools,
  ...folders,
  gold,
  ...shortFuzz,
];
