// The Worker in workerd, on the loopback address, with Miniflare's KV and cache.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

const folder = fileURLToPath(new URL(".", import.meta.url));

export const token = "a token for tests";

/** Bundles the Worker as Wrangler does: one module, and the WebAssembly beside it. */
async function bundle(/** @type {string} */ entry) {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    outdir: "dist",
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    conditions: ["workerd", "worker", "browser"],
    loader: { ".wasm": "copy" },
    assetNames: "[name]",
  });
  return outputFiles.map(({ path, contents }) => ({
    type: /** @type {"CompiledWasm" | "ESModule"} */ (
      path.endsWith(".wasm") ? "CompiledWasm" : "ESModule"
    ),
    path,
    contents,
  }));
}

/**
 * Starts it.
 *
 * @param {{ entry?: string, stores?: string }} [options] another main module than Wrangler's, and the folder where KV and
 *   the cache are kept: a new one by default
 */
export async function startWorker({ entry = "src/worker.ts", stores } = {}) {
  const modules = (await bundle(entry)).sort(({ type }) => (type === "ESModule" ? -1 : 1));
  const { compatibility_date: compatibilityDate } = JSON.parse(
    readFileSync(`${folder}wrangler.jsonc`, "utf8"),
  );
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    modules,
    compatibilityDate,
    kvNamespaces: ["LIBRARIES"],
    inspectorPort: 0,
    ...(stores && { kvPersist: stores, cachePersist: stores }),
    bindings: { PUBLISH_TOKEN: token },
  });
  const size = modules.reduce((sum, { contents }) => sum + contents.length, 0);
  const address = await miniflare.ready;
  const inspector = new URL("/core:user:", await miniflare.getInspectorURL());
  return { address, inspector, size, close: () => miniflare.dispose() };
}
