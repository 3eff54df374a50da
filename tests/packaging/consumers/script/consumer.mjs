// A page without a bundler, under the strictest policy that WebAssembly and the page's own script allow.

/** @type {import("../../harness/consumer.mjs").Consumer} */
export const consumer = {
  runs: {
    Chromium: (project) =>
      project.browse("index.html", {
        headers: {
          "content-security-policy":
            "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
        },
      }),
  },
};
