// `promptlink/slim` with a WebAssembly file that the page fetches itself.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  build: (project) =>
    project.run(
      "esbuild",
      "main.js",
      "--bundle",
      "--minify",
      "--format=esm",
      "--loader:.wasm=file",
      "--outdir=dist",
    ),
  bundles: [{ folder: "dist", holds: "file" }],
  runs: { Chromium: (project) => project.browse("index.html") },
};
