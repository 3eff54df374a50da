// What is shipped.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, sizes } from "../lib/bundle.mjs";
import { root } from "../lib/documents.mjs";
import { kilobytes } from "../lib/table.mjs";

const entries = {
  "promptlink, wasm inlined": 'export * from "promptlink"',
  "promptlink/slim, without wasm": 'export * from "promptlink/slim"',
  "promptlink/request": 'export * from "promptlink/request"',
  "commonmark.js": 'export * from "commonmark"',
  dotprompt: 'export * from "dotprompt"',
  handlebars: 'export { default } from "handlebars/dist/cjs/handlebars.js"',
  "markdown-it": 'export { default } from "markdown-it"',
  marked: 'export * from "marked"',
  "promptl-ai": 'export * from "promptl-ai"',
  "remark (unified, remark-parse)":
    'export { unified } from "unified"; export { default } from "remark-parse"',
};

/** What counting tokens loads, file by file. */
const tokens = {
  "promptlink/tokens, wasm": ["tokens/tokens_bg.wasm"],
  "o200k_base, basic": ["vocabularies/o200k_base.bin"],
  "o200k_base, whole": ["vocabularies/o200k_base.bin", "vocabularies/o200k_base.rest.bin"],
  "cl100k_base, whole": ["vocabularies/cl100k_base.bin", "vocabularies/cl100k_base.rest.bin"],
};

export async function measure() {
  const wasm = sizes(readFileSync(join(root, "pkg/wasm/promptlink_bg.wasm")));
  const rows = [row("promptlink.wasm", wasm)];
  for (const [name, code] of Object.entries(entries))
    rows.push(row(name, sizes(await bundle(code, { from: join(root, "benches") }))));
  for (const [name, files] of Object.entries(tokens)) rows.push(row(name, total(files)));
  const jinja = readFileSync(join(root, "node_modules/minijinja-js/dist/web/minijinja_js_bg.wasm"));
  rows.push(row("minijinja-js, wasm alone", sizes(jinja)));
  return {
    title: "Size",
    about:
      "The wasm alone, and what a bundler makes of an entry for a browser, minified. Kilobytes of 1000 bytes.",
    head: ["", "raw", "gzip", "brotli"],
    rows,
    targets: [
      { what: "wasm, gzip, kilobytes", most: 150, is: wasm.gzip / 1000 },
      { what: "o200k_base, brotli, kilobytes", most: 720, is: brotli(tokens["o200k_base, whole"]) },
      {
        what: "cl100k_base, brotli, kilobytes",
        most: 340,
        is: brotli(tokens["cl100k_base, whole"]),
      },
    ],
  };
}

const brotli = (files) => total(files).brotli / 1000;

/** The sizes of files of the package, each compressed by itself. */
function total(files) {
  const all = files.map((file) => sizes(readFileSync(join(root, "pkg", file))));
  const sum = (form) => all.reduce((sum, one) => sum + one[form], 0);
  return { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
}

const row = (name, { raw, gzip, brotli }) => [name, ...[raw, gzip, brotli].map(kilobytes)];
