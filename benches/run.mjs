// npm run bench: measures promptlink beside its peers, prints the tables and writes them to RESULTS.md.
//
//   --quick      a short run, which writes nothing
//   --json       the numbers as JSON in place of tables
//   --only NAME  one measure alone, such as parsing or command-line; writes nothing

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { root } from "./lib/documents.mjs";
import { machine } from "./lib/machine.mjs";
import { results } from "./lib/results.mjs";

const measures = [
  "parsing",
  "composing",
  "tokens",
  "command-line",
  "importing",
  "entries",
  "size",
  "page",
  "native",
];

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const chosen = measures.filter((name) => name === (options.only ?? name));
if (chosen.length === 0) {
  console.error(`There is no measure ${options.only}, but ${measures.join(", ")}.`);
  process.exit(2);
}

/** @param {string} name */
async function measured(name) {
  const { measure } = await import(`./measures/${name}.mjs`);
  return { name, ...(await measure({ quick: options.quick })) };
}

/**
 * Measures in a process of its own: what another measure left in memory would make every process slower to start.
 *
 * @param {string} name
 */
function measuredApart(name) {
  const args = ["--only", name, "--json", ...(options.quick ? ["--quick"] : [])];
  const { status, stdout } = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), ...args],
    { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] },
  );
  if (status !== 0) throw new Error(`measuring ${name} failed`);
  return JSON.parse(stdout).reports[0];
}

const facts = machine();
const reports = [];
for (const name of chosen) {
  if (!options.only) console.error(`measuring: ${name}`);
  reports.push(options.only ? await measured(name) : measuredApart(name));
}

if (options.json) {
  console.log(JSON.stringify({ machine: Object.fromEntries(facts), reports }, null, 2));
} else {
  const text = results(facts, reports);
  console.log(text);
  if (!options.quick && !options.only) writeFileSync(join(root, "benches/RESULTS.md"), text);
}
