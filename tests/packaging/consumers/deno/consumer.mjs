// Deno.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  needs: ["deno"],
  runs: { Deno: (project) => project.deno("main.js") },
};
