// rolldown, for the browser.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: (project) =>
    project.run("rolldown", "main.js", "--dir", "dist", "--platform", "browser", "--minify"),
  bundles: [{ folder: "dist", holds: "text" }],
  runs: { Chromium: (project) => project.browse("index.html") },
};
