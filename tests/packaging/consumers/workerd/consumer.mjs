// workerd, run by miniflare: a Worker that esbuild bundles, and one that is loaded module by module.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  needs: ["node-24"],
  build: (project) =>
    project.run(
      "esbuild",
      "main.js",
      "--bundle",
      "--minify",
      "--format=esm",
      "--conditions=workerd",
      "--loader:.wasm=copy",
      "--outdir=dist",
    ),
  bundles: [{ folder: "dist", holds: "file" }],
  runs: {
    bundled: (project) => project.run("node-24", "ask.mjs", "dist/main.js"),
    "module by module": (project) => project.run("node-24", "ask.mjs", "plain.js"),
  },
};
