// Starts a Worker, asks it once, and prints what it answers.

import { Miniflare } from "miniflare";

const worker = new Miniflare({
  modules: true,
  modulesRules: [
    { type: "ESModule", include: ["**/*.js"] },
    { type: "CompiledWasm", include: ["**/*.wasm"] },
  ],
  scriptPath: process.argv[2],
  compatibilityDate: "2026-04-01",
});
try {
  const response = await worker.dispatchFetch("http://localhost/");
  console.log(await response.text());
} finally {
  await worker.dispose();
}
