// Vite: what it builds, and its server for development.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: (project) => project.run("vite", "build"),
  bundles: [{ folder: "dist", holds: "text" }],
  runs: {
    build: (project) => project.browse("index.html", { folder: "dist" }),
    "development server": (project) =>
      project.withServer(
        "vite",
        (port) => ["--host", "127.0.0.1", "--port", port, "--strictPort"],
        (address) => project.visit(address),
      ),
  },
};
