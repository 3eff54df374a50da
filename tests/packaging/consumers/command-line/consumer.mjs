// The command line, which asks V8 for what its versions might not agree on.

import { join } from "node:path";
import { root } from "../../../../scripts/lib/paths.mjs";

const program = "node_modules/promptlink/bin/promptlink.cjs";
const words = ["compose", "backend-developer", "--library", join(root, "library"), "--json"];

/** @param {string} printed */
const digestIn = (printed) => JSON.parse(printed).digest;

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  needs: ["node-20", "node-22", "node-24"],
  runs: {
    "Node 20": async (project) => digestIn(await project.run("node-20", program, ...words)),
    "Node 22": async (project) => digestIn(await project.run("node-22", program, ...words)),
    "Node 24": async (project) => digestIn(await project.run("node-24", program, ...words)),
    "this Node": async (project) => digestIn(await project.node(program, ...words)),
  },
};
