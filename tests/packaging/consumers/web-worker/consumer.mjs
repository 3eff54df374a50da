// A worker of a page, without a bundler.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  runs: { Chromium: (project) => project.browse("index.html") },
};
