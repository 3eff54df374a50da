// What the guides and the reference of the checks say is what happens. UPDATE_DOCS=1 writes into them what their examples
// print now.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { fencesOf, Guide } from "./guides.mjs";

const folder = fileURLToPath(new URL("../../www/docs/", import.meta.url));
const chromium = existsSync(process.env["CHROMIUM"] ?? "/usr/bin/chromium");
const fill = process.env["UPDATE_DOCS"] === "1";

/** @param {string} part */
const guidesIn = (part) =>
  readdirSync(join(folder, part))
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ name, path: join(folder, part, name) }));

for (const { name, path } of guidesIn("guides")) {
  test(`guide ${name}`, async () => {
    const text = await readFile(path, "utf8");
    assert.ok(fencesOf(text).length > 0, "it shows something");
    const followed = await new Guide(text, { fill }).follow({ chromium });
    if (fill) await writeFile(path, followed);
  });
}

for (const { name, path } of guidesIn("checks")) {
  test(`check ${name}`, async () => {
    const text = await readFile(path, "utf8");
    const followed = await new Guide(text, { fill }).follow({ chromium });
    if (fill) await writeFile(path, followed);
    const code = name.replace(/\.md$/, "");
    assert.ok(followed.includes(`[${code}]`), `the example shows ${code}`);
  });
}

test("fences are told apart, also those within others", () => {
  const inner = "````md a.md\n```\nx\n```\n````\n\n```js\ny\n```\n";
  assert.deepEqual(
    fencesOf(inner).map(({ language, path, code }) => [language, path, code]),
    [
      ["md", "a.md", "```\nx\n```\n"],
      ["js", "", "y\n"],
    ],
  );
  for (const { start, code } of fencesOf(inner)) assert.ok(inner.startsWith(code, start));
});

test("an output that is not so, and an output of nothing, are refused", async () => {
  const follow = (/** @type {string} */ text) => new Guide(text).follow({ chromium: false });
  await assert.rejects(follow("```console\n$ echo a\nb\n```\n"));
  await assert.rejects(follow("```js\nconsole.log(1);\n```\n\n```text\n2\n```\n"));
  await assert.rejects(follow("```text\n2\n```\n"));
  await assert.rejects(follow("```js\nconsole.log(1);\n```\n"));
  await assert.rejects(follow("```console\n$ node -e 'process.exit(3)'\n```\n"));
  assert.equal(await follow("```console\n$ echo a\na\n```\n"), "```console\n$ echo a\na\n```\n");
});
