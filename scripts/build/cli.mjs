// The command line as two files. Each of its modules is a file that Node would have to find, read and
// link, which together takes longer than most commands run.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readJson } from "../lib/files.mjs";
import { root } from "../lib/paths.mjs";
import { notices } from "./inside.mjs";

// Making an address takes a millisecond, which few commands need.
const bundled =
  '"use strict"; const bundled = { get url() { return require("node:url").pathToFileURL(__filename).href; } };';

/**
 * Puts bundles in the place of the command line's compiled modules: what begins, and all else.
 *
 * @param {string} folder where they lie
 */
export async function bundleCli(folder) {
  // Loaded here, for this module is read before the packages are installed.
  const { build } = await import("esbuild");
  const { version } = await readJson(join(folder, "../../package.json"));
  /** @param {string} name */
  const bundle = async (name) => {
    const { metafile, outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [join(folder, `${name}.js`)],
      write: false,
      bundle: true,
      platform: "node",
      target: "node20",
      // A CommonJS file starts without Node's loader of modules.
      format: "cjs",
      banner: { js: bundled },
      define: {
        "import.meta.dirname": "__dirname",
        "import.meta.url": "bundled.url",
        packageVersion: JSON.stringify(version),
      },
      minify: true,
      metafile: true,
      logLevel: "warning",
      plugins: [lateChildProcess],
    });
    const parts = [...outputFiles.map(({ text }) => text), ...(await notices(metafile))];
    return { file: join(folder, `${name}.cjs`), text: parts.join("") };
  };
  const bundles = await Promise.all(["quick-start", "main"].map(bundle));
  await rm(folder, { recursive: true });
  await mkdir(folder);
  for (const { file, text } of bundles) await writeFile(file, text);
}

/**
 * commander can start other programs, which promptlink never asks for; Node's part for that loads the
 * network along.
 *
 * @type {import("esbuild").Plugin}
 */
const lateChildProcess = {
  name: "late child process",
  setup({ onLoad, onResolve }) {
    const namespace = "late";
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes("commander") ? { path, namespace } : undefined,
    );
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `exports.spawn = (...args) => module.require(${JSON.stringify(path)}).spawn(...args);`,
    }));
  },
};
