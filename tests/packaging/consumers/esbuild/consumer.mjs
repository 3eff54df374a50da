// esbuild, for the browser and for Node.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: async (project) => {
    const common = ["--bundle", "--minify", "--format=esm"];
    await project.run("esbuild", "main.js", ...common, "--outdir=dist");
    await project.run("esbuild", "node.js", ...common, "--platform=node", "--outdir=dist-node");
  },
  bundles: [
    { folder: "dist", holds: "text" },
    { folder: "dist-node", holds: "text" },
  ],
  runs: {
    Chromium: (project) => project.browse("index.html"),
    Node: (project) => project.node("dist-node/node.js"),
  },
};
