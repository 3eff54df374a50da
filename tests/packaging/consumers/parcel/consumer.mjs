// Parcel.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: (project) =>
    project.run("parcel", "build", "index.html", "--no-cache", "--no-source-maps"),
  bundles: [{ folder: "dist", holds: "text" }],
  runs: { Chromium: (project) => project.browse("index.html", { folder: "dist" }) },
};
