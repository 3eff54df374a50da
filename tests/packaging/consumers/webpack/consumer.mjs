// webpack, for the browser.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: (project) => project.node("build.mjs"),
  bundles: [{ folder: "dist", holds: "text" }],
  runs: { Chromium: (project) => project.browse("index.html") },
};
