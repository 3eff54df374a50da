// Node, by `import`.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  needs: ["node-20", "node-22", "node-24"],
  runs: {
    "Node 20": (project) => project.run("node-20", "main.js"),
    "Node 22": (project) => project.run("node-22", "main.js"),
    "Node 24": (project) => project.run("node-24", "main.js"),
    "this Node": (project) => project.node("main.js"),
  },
};
