// Bun, by `import`, by `require`, and as one file that its own bundler makes.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  needs: ["bun"],
  build: (project) => project.run("bun", "build", "main.js", "--target=bun", "--outdir=dist"),
  bundles: [{ folder: "dist", holds: "text" }],
  runs: {
    import: (project) => project.run("bun", "main.js"),
    require: (project) => project.run("bun", "main.cjs"),
    bundled: (project) => project.run("bun", "dist/main.js"),
  },
};
