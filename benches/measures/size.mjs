// What is shipped.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../lib/documents.mjs";
import { kilobytes } from "../lib/table.mjs";

const entries = {
  "promptlink, wasm inlined": 'export * from "promptlink"',
  "promptlink/slim, without wasm": 'export * from "promptlink/slim"',
  "commonmark.js": 'export * from "commonmark"',
  handlebars: 'export { default } from "handlebars/dist/cjs/handlebars.js"',
  "markdown-it": 'export { default } from "markdown-it"',
  marked: 'export * from "marked"',
  "remark (unified, remark-parse)":
    'export { unified } from "unified"; export { default } from "remark-parse"',
};

export async function measure() {
  const wasm = sizes(readFileSync(join(root, "pkg/wasm/promptlink_bg.wasm")));
  const rows = [row("promptlink.wasm", wasm)];
  for (const [name, code] of Object.entries(entries))
    rows.push(row(name, sizes(await bundle(code))));
  const jinja = readFileSync(join(root, "node_modules/minijinja-js/dist/web/minijinja_js_bg.wasm"));
  rows.push(row("minijinja-js, wasm alone", sizes(jinja)));
  return {
    title: "Size",
    about:
      "The wasm alone, and what a bundler makes of an entry for a browser, minified. Kilobytes of 1000 bytes.",
    head: ["", "raw", "gzip", "brotli"],
    rows,
    targets: [{ what: "wasm, gzip, kilobytes", most: 150, is: wasm.gzip / 1000 }],
  };
}

async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, "benches") },
    bundle: true,
    format: "esm",
    legalComments: "none",
    logLevel: "error",
    minify: true,
    platform: "browser",
    write: false,
  });
  return outputFiles[0].contents;
}

function sizes(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

const row = (name, { raw, gzip, brotli }) => [name, ...[raw, gzip, brotli].map(kilobytes)];
