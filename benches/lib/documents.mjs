// The documents to measure on: the corpus where it is present, else what the repository itself holds.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

const corpus = process.env.PROMPTLINK_CORPUS ?? join(root, "../shared/corpus");

/** Every file of the corpus, in a fixed order. */
export function corpusDocuments() {
  const folder = join(corpus, "repos");
  if (!existsSync(folder))
    throw new Error(`There is no corpus at ${folder}; set PROMPTLINK_CORPUS.`);
  return documentsIn(folder);
}

/** The corpus, or else the starter roster and the fixtures of the tests, with a name for what it is. */
export function documents() {
  if (existsSync(join(corpus, "repos"))) return { name: "corpus", documents: corpusDocuments() };
  const folders = [join(root, "library"), join(root, "tests/fixtures")].filter((at) =>
    existsSync(at),
  );
  return { name: "library and fixtures", documents: folders.flatMap(documentsIn) };
}

/** The Markdown files of a folder, by path. */
export function documentsIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.mdc?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return paths.map((path) => ({
    path: relative(folder, path).replaceAll("\\", "/"),
    text: readFileSync(path, "utf8"),
  }));
}
