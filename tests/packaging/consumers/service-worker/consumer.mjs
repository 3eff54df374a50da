// A service worker, as a classic script that esbuild makes.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: (project) => project.run("esbuild", "main.js", "--bundle", "--minify", "--outdir=dist"),
  bundles: [{ folder: "dist", holds: "text" }],
  runs: {
    Chromium: (project) =>
      project.browse("index.html", { headers: { "service-worker-allowed": "/" } }),
  },
};
