// The command line, which asks V8 for what its versions might not agree on.

import { join } from "node:path";
import { root } from "../../../../scripts/lib/paths.mjs";

const program = "node_modules/promptlink/bin/promptlink.cjs";
const words = ["compose", "backend-developer", "--library", join(root, "library"), "--json"];

// What is compiled in the background is there at one time and not at another.
const rounds = 5;

/**
 * The digest that each of some runs prints.
 *
 * @param {() => Promise<string>} compose
 */
async function digestOf(compose) {
  const digests = new Set();
  for (let round = 0; round < rounds; round += 1) digests.add(JSON.parse(await compose()).digest);
  return [...digests].join(", ");
}

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  needs: ["node-20", "node-22", "node-24"],
  runs: {
    "Node 20": (project) => digestOf(() => project.run("node-20", program, ...words)),
    "Node 22": (project) => digestOf(() => project.run("node-22", program, ...words)),
    "Node 24": (project) => digestOf(() => project.run("node-24", program, ...words)),
    "this Node": (project) => digestOf(() => project.node(program, ...words)),
  },
};
