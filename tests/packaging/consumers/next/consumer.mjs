// Next.js: a page in the browser, a page that the server renders, a route in Node, and a route at the edge.

/** @param {string} path */
const ask = (path) => (/** @type {string} */ address) =>
  fetch(new URL(path, address)).then((response) => response.text());

/** @param {(address: string, project: import("../../harness/project.mjs").Project) => Promise<string>} use */
const served = (use) => (/** @type {import("../../harness/project.mjs").Project} */ project) =>
  project.withServer(
    "next",
    (port) => ["start", "--hostname", "127.0.0.1", "--port", port],
    (address) => use(address, project),
  );

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: (project) => project.run("next", "build"),
  bundles: [{ folder: ".next/static", holds: "text" }],
  runs: {
    "page in Chromium": served((address, project) => project.visit(address)),
    "page of the server": served(
      async (address) => /<p>(\w+)<\/p>/.exec(await ask("rendered")(address))?.[1] ?? "",
    ),
    "route in Node": served(ask("node")),
    "route at the edge": served(ask("edge")),
  },
};
