// npm run bench: measures promptlink beside its peers, prints the tables and writes them to RESULTS.md.
//
//   --quick      a short run, which writes nothing
//   --json       the numbers as JSON in place of tables
//   --only NAME  one measure alone, such as parsing or command-line; writes nothing

import { writeFileSync } from "node:fs";
import { join } from "node:path";
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

const facts = machine();
const reports = [];
for (const name of chosen) {
  console.error(`measuring: ${name}`);
  const { measure } = await import(`./measures/${name}.mjs`);
  reports.push({ name, ...(await measure({ quick: options.quick })) });
}

if (options.json) {
  console.log(JSON.stringify({ machine: Object.fromEntries(facts), reports }, null, 2));
} else {
  const text = results(facts, reports);
  console.log(text);
  if (!options.quick && !options.only) writeFileSync(join(root, "benches/RESULTS.md"), text);
}
