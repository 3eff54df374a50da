// Deno, with the packages that npm installed and no permission at all.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  needs: ["deno"],
  runs: {
    Deno: (project) =>
      project.run(
        "deno",
        "run",
        "--no-prompt",
        "--no-remote",
        "--node-modules-dir=manual",
        "main.js",
      ),
  },
};
