// Code of other packages that the package holds, with what their licenses ask to be kept with it.

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { filesIn } from "../lib/listing.mjs";
import { root } from "../lib/paths.mjs";

/**
 * Puts what a compiled module passes on from another package in its place.
 *
 * @param {string} file
 */
export async function putInside(file) {
  // Loaded here, for this module is read before the packages are installed.
  const { build } = await import("esbuild");
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    write: false,
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    minify: true,
    metafile: true,
    logLevel: "warning",
  });
  const parts = [...outputFiles.map(({ text }) => text), ...(await notices(metafile))];
  await writeFile(file, parts.join(""));
  // Its types name the other package, and nobody sees them.
  await rm(file.replace(/\.js$/, ".d.ts"));
}

/**
 * The licenses of the packages that a bundle holds code of, as comments.
 *
 * @param {import("esbuild").Metafile} bundle
 */
export function notices({ inputs }) {
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;
  const names = new Set(Object.keys(inputs).flatMap((path) => name.exec(path)?.[1] ?? []));
  return Promise.all([...names].sort().map(notice));
}

/** @param {string} name */
async function notice(name) {
  const folder = join(root, "node_modules", name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const [license] = filesIn(folder).filter((path) => /^licen[cs]e/i.test(path));
  if (!license) throw new Error(`${name} has no license file`);
  return `/*!\n${name} ${version}\n\n${await readFile(join(folder, license), "utf8")}*/\n`;
}
