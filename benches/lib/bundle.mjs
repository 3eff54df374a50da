// What a bundler makes of a program.

import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * A program as one minified file.
 *
 * @param {string} contents the program
 * @param {{ from: string, platform?: "browser" | "node" }} options `from` is the folder that it finds packages from
 * @returns {Promise<Uint8Array>}
 */
export async function bundle(contents, { from, platform = "browser" }) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: from },
    bundle: true,
    format: "esm",
    legalComments: "none",
    logLevel: "silent",
    minify: true,
    platform,
    write: false,
  });
  return outputFiles[0].contents;
}

/** How large something is as it is, and compressed. */
export function sizes(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}
