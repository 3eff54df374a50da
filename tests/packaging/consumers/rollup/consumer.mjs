// Rollup, for the browser.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: (project) =>
    project.run(
      "rollup",
      "main.js",
      "--dir",
      "dist",
      "--plugin",
      "node-resolve",
      "--failAfterWarnings",
    ),
  bundles: [{ folder: "dist", holds: "text" }],
  runs: { Chromium: (project) => project.browse("index.html") },
};
