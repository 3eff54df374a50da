// What the documents of the repository name exists: files, links, commands and words of the code.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const names = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
const documents = await Promise.all(
  names.map(async (name) => ({ name, text: await readFile(join(root, name), "utf8") })),
);
const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

/** @param {string} text */
const prose = (text) => text.replaceAll(/^```.*?^```$/gms, "");

/** @param {string} text */
const fences = (text) => text.match(/^```.*?^```$/gms) ?? [];

/** @param {string} text */
const codeSpans = (text) => [...prose(text).matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);

/**
 * All that `find` finds in the documents and `exists` does not know.
 *
 * @param {(text: string) => string[]} find
 * @param {(found: string) => boolean} exists
 */
function missing(find, exists) {
  const found = documents.flatMap(({ name, text }) => find(text).map((one) => ({ name, one })));
  assert.ok(found.length > 5, "there is something to look for");
  return found.filter(({ one }) => !exists(one)).map(({ name, one }) => `${name}: ${one}`);
}

test("files and folders", () => {
  const isPath = /^(?:src|tokens|pkg|www|library|examples|tests|benches|scripts)\/[\w./-]*$/;
  const paths = missing(
    (text) => codeSpans(text).filter((span) => isPath.test(span)),
    (path) => existsSync(join(root, path)),
  );
  assert.deepEqual(paths, []);
});

test("links within the repository", () => {
  const links = missing(
    (text) => [...text.matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, link = ""]) => link),
    (path) => existsSync(join(root, path)),
  );
  assert.deepEqual(links, []);
});

test("commands of npm", () => {
  const commands = missing(
    (text) =>
      [...codeSpans(text), ...fences(text)].flatMap((code) =>
        [...code.matchAll(/npm (?:run\s+)?([a-z][\w:]*)/g)].map(([, name = ""]) => name),
      ),
    (name) => name in scripts || name === "install",
  );
  assert.deepEqual(commands, []);
});

test("words of the code", async () => {
  const code = await codeOf(["src", "tokens/src", "pkg/src", "tests", "scripts"]);
  const known = new Set(code.match(/\w+/g));
  const words = missing(
    (text) =>
      codeSpans(text)
        .filter((span) => /^[A-Z]\w+(?:::\w+)?$/.test(span))
        .flatMap((span) => span.split("::")),
    (word) => known.has(word),
  );
  assert.deepEqual(words, []);
});

/** @param {readonly string[]} folders */
async function codeOf(folders) {
  const files = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true });
      const sources = entries.filter((path) => /\.(?:rs|ts|mjs)$/.test(path));
      return Promise.all(sources.map((path) => readFile(join(root, folder, path), "utf8")));
    }),
  );
  return files.flat().join("\n");
}
