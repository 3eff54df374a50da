import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { loadLibrary } from "promptlink/node";
import { folderWith } from "./support.mjs";

/** @param {import("promptlink").Library} library */
const paths = (library) => library.documents().map(({ path }) => path);

/**
 * @param {import("promptlink").Library} library
 * @param {string} document
 */
const codes = (library, document) =>
  library
    .check()
    .filter((finding) => finding.document === document)
    .map(({ code }) => code);

test("Markdown files of the folder are read, with slashes between their parts", async (t) => {
  const folder = folderWith(t, {
    "agents/a.md": "# A\n",
    ".cursor/rules/b.mdc": "# B\n",
    "c.markdown": "# C\n",
    "notes.txt": "no\n",
    "node_modules/x/d.md": "no\n",
    ".git/e.md": "no\n",
  });
  const library = await loadLibrary(folder);
  assert.deepEqual(paths(library), [".cursor/rules/b.mdc", "agents/a.md", "c.markdown"]);
  assert.equal(library.text("agents/a.md"), "# A\n");
});

test("files that Git ignores are not read, by every .gitignore from the repository's top on", async (t) => {
  const folder = folderWith(t, {
    ".git/HEAD": "",
    ".gitignore": "/prompts/drafts/\n*.local.md\n!keep.local.md\n",
    "prompts/.gitignore": "secret.md\n/only-here.md\n",
    "prompts/sub/.gitignore": "!secret.md\n",
    "prompts/a.md": "",
    "prompts/b.local.md": "",
    "prompts/keep.local.md": "",
    "prompts/secret.md": "",
    "prompts/only-here.md": "",
    "prompts/sub/only-here.md": "",
    "prompts/sub/secret.md": "",
    "prompts/drafts/c.md": "",
    "prompts/CASE.LOCAL.md": "",
  });
  const expected = ["CASE.LOCAL.md", "a.md", "keep.local.md", "sub/only-here.md", "sub/secret.md"];
  assert.deepEqual(paths(await loadLibrary(join(folder, "prompts"))), expected);
  assert.deepEqual(
    paths(await loadLibrary(join(folder, "prompts", "drafts"))),
    ["c.md"],
    "asking for an ignored folder reads it",
  );
});

test("what is not in a repository knows no .gitignore above it", async (t) => {
  const folder = folderWith(t, { ".gitignore": "*.md\n", "prompts/a.md": "" });
  assert.deepEqual(paths(await loadLibrary(join(folder, "prompts"))), ["a.md"]);
});

test("include and exclude choose further", async (t) => {
  const folder = folderWith(t, { "agents/a.md": "", "drafts/b.md": "", "agents/c.txt": "text\n" });
  assert.deepEqual(paths(await loadLibrary(folder, { exclude: ["drafts/"] })), ["agents/a.md"]);
  assert.deepEqual(paths(await loadLibrary(folder, { include: ["agents/*.txt"] })), [
    "agents/c.txt",
  ]);
});

test("promptlink.json configures, options go before it", async (t) => {
  const configuration = { aliases: { "rules.md": "standards/review.md" }, exclude: ["drafts/"] };
  const folder = folderWith(t, {
    "promptlink.json": JSON.stringify(configuration),
    "agents/a.md": "Follow **rules.md**.\n",
    "standards/review.md": "# Review\n",
    "drafts/b.md": "",
  });
  const library = await loadLibrary(folder);
  assert.deepEqual(paths(library), ["agents/a.md", "standards/review.md"]);
  assert.equal(library.document("agents/a.md")?.references[0]?.verdict, "alias");
  assert.equal((await loadLibrary(folder, { exclude: [] })).size, 3);
});

test("package.json configures where there is no promptlink.json", async (t) => {
  const manifest = { name: "x", promptlink: { include: ["agents/"] } };
  const folder = folderWith(t, {
    "package.json": JSON.stringify(manifest),
    "agents/a.md": "",
    "b.md": "",
  });
  assert.deepEqual(paths(await loadLibrary(folder)), ["agents/a.md"]);
});

test("an alias that leads nowhere is told where its file says so", async (t) => {
  const aliases = { 'a"{.md': "gone.md", "rules.md": "rules.md" };
  const own = JSON.stringify({ name: "gone.md", exclude: ["gone.md"], aliases }, null, 2);
  const manifest = JSON.stringify({ aliases, promptlink: { aliases } }, null, 2);
  const files = { "promptlink.json": `\ufeff${own}`, "package.json": manifest };
  for (const [file, text] of Object.entries(files)) {
    const folder = folderWith(t, { [file]: text, "agents/a.md": "You are A.\n" });
    const library = await loadLibrary(folder);
    const found = library.check();
    assert.deepEqual(
      found.map(({ code, document, subject }) => [code, document, subject]),
      Object.keys(aliases).map((alias) => ["invalid-alias", file, alias]),
    );
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      ['"gone.md"', '"rules.md"'],
    );
    const lines = text.split("\n");
    for (const { line, column, endLine, endColumn, start, end } of found) {
      assert.equal(endLine, line);
      assert.equal(lines[line - 1]?.slice(column - 1, endColumn - 1), text.slice(start, end));
      assert.ok(start > text.lastIndexOf("aliases"));
    }
    const given = await loadLibrary(folder, { aliases: { "x.md": "gone.md" } });
    assert.deepEqual(
      given.check().map(({ document, start, end }) => [document, start, end]),
      [["promptlink.json", 0, 0]],
    );
  }
});

test("the schema of promptlink.json knows what is read, and nothing else", async (t) => {
  const schema = createRequire(import.meta.url)("promptlink/schema/promptlink.json");
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  const folder = folderWith(t, { "a.md": "" });
  const fitting = { $schema: "x", name: "x", aliases: { a: "b" }, include: ["*"], exclude: ["*"] };
  assert.deepEqual(Object.keys(schema.properties), Object.keys(fitting));
  const wrong = { $schema: 1, name: 1, aliases: { a: 1 }, include: "*", exclude: [1], other: true };
  for (const [key, value] of [...Object.entries(fitting), ...Object.entries(wrong)]) {
    writeFileSync(join(folder, "promptlink.json"), JSON.stringify({ [key]: value }));
    const isRead = await loadLibrary(folder).then(
      () => true,
      () => false,
    );
    assert.equal(validate({ [key]: value }), isRead, `${key}: ${JSON.stringify(value)}`);
  }
});

test("a configuration that cannot be read is an error that says why", async (t) => {
  const broken = folderWith(t, { "promptlink.json": "{" });
  await assert.rejects(loadLibrary(broken), {
    code: "invalid-configuration",
    message: /promptlink\.json/,
  });
  const unknown = folderWith(t, { "promptlink.json": '{"alias": {}}' });
  await assert.rejects(loadLibrary(unknown), {
    code: "invalid-configuration",
    message: /did you mean "aliases"/,
  });
});

test("what cannot be read is reported with the reason, the rest is there", async (t) => {
  const folder = folderWith(t, {
    "good.md": "# Good\n",
    "bytes.md": Buffer.concat([Buffer.from("# é\nab"), Buffer.from([0xff, 0xfe, 0x41])]),
    "binary.md": Buffer.from([0x23, 0x20, 0, 1, 2]),
    "utf16.md": Buffer.from("\ufeff# A\n", "utf16le"),
    "large.md": Buffer.alloc(10 * 1024 * 1024, "x"),
    "bom.md": "\ufeff# A\n",
    "empty.md": "",
    "truncated.md": Buffer.from([0x61, 0xe2, 0x82]),
  });
  const library = await loadLibrary(folder);
  assert.deepEqual(paths(library), ["bom.md", "empty.md", "good.md"]);
  assert.equal(library.text("bom.md"), "\ufeff# A\n", "a byte order mark is kept");
  assert.deepEqual(codes(library, "bytes.md"), ["invalid-utf8"]);
  assert.deepEqual(codes(library, "truncated.md"), ["invalid-utf8"]);
  assert.deepEqual(codes(library, "binary.md"), ["binary-file"]);
  assert.deepEqual(codes(library, "utf16.md"), ["invalid-utf8"]);
  assert.deepEqual(codes(library, "large.md"), ["document-too-large"]);
  const place = library.check().find(({ document }) => document === "bytes.md");
  assert.deepEqual([place?.line, place?.column], [2, 3]);
});

test("a name that could mean another file is reported", {
  skip: process.platform === "win32",
}, async (t) => {
  const folder = folderWith(t, { "good.md": "", "a\\b.md": "", "aux.md": "", "x\u202ey.md": "" });
  const library = await loadLibrary(folder);
  assert.deepEqual(paths(library), ["good.md"]);
  for (const name of ["a\\b.md", "aux.md", "x\u202ey.md"])
    assert.deepEqual(codes(library, name), ["invalid-path"]);
});

test("nothing outside the folder is read", { skip: process.platform === "win32" }, async (t) => {
  const outside = folderWith(t, { "secret.md": "SECRET\n", "folder/deep.md": "SECRET\n" });
  const folder = folderWith(t, { "a.md": "# A\n", "real/b.md": "# B\n" });
  symlinkSync(join(outside, "secret.md"), join(folder, "out.md"));
  symlinkSync(join(outside, "folder"), join(folder, "out"));
  symlinkSync(join(folder, "a.md"), join(folder, "inside.md"));
  symlinkSync(join(folder, "real"), join(folder, "again"));
  symlinkSync(folder, join(folder, "real", "cycle"));
  symlinkSync(join(folder, "missing.md"), join(folder, "dangling.md"));
  symlinkSync(join(folder, "self.md"), join(folder, "self.md"));
  const library = await loadLibrary(folder);
  assert.deepEqual(paths(library), ["a.md", "inside.md", "real/b.md"]);
  assert.deepEqual(codes(library, "out.md"), ["outside-library"]);
  assert.deepEqual(codes(library, "dangling.md"), ["unreadable-file"]);
  assert.deepEqual(codes(library, "self.md"), ["unreadable-file"]);
  assert.doesNotMatch(JSON.stringify(library.inspect()), /SECRET/);
});

test("a folder that is reached by a link is a library like any other", {
  skip: process.platform === "win32",
}, async (t) => {
  const folder = folderWith(t, { "real/a.md": "# A\n" });
  symlinkSync(join(folder, "real"), join(folder, "link"));
  assert.deepEqual(paths(await loadLibrary(join(folder, "link"))), ["a.md"]);
});

test("only regular files are read", { skip: process.platform === "win32" }, async (t) => {
  const folder = folderWith(t, { "a.md": "" });
  mkdirSync(join(folder, "folder.md"));
  execFileSync("mkfifo", [join(folder, "pipe.md")]);
  const library = await loadLibrary(folder);
  assert.deepEqual(paths(library), ["a.md"]);
  assert.deepEqual(codes(library, "pipe.md"), ["unreadable-file"]);
});

const isRoot = process.getuid?.() === 0;

test("without the right to read, a diagnostic says so", {
  skip: isRoot && "skipped: root may read everything",
}, async (t) => {
  const folder = folderWith(t, { "a.md": "", "locked.md": "", "closed/b.md": "" });
  chmodSync(join(folder, "locked.md"), 0);
  chmodSync(join(folder, "closed"), 0);
  t.after(() => chmodSync(join(folder, "closed"), 0o700));
  const library = await loadLibrary(folder);
  assert.deepEqual(paths(library), ["a.md"]);
  assert.deepEqual(codes(library, "locked.md"), ["unreadable-file"]);
  assert.deepEqual(codes(library, "closed"), ["unreadable-folder"]);
});

test("a folder that is none is an error", async (t) => {
  const folder = folderWith(t, { "a.md": "" });
  await assert.rejects(loadLibrary(join(folder, "none")), { code: "unreadable-folder" });
  await assert.rejects(loadLibrary(join(folder, "a.md")), { code: "unreadable-folder" });
  await assert.rejects(loadLibrary(/** @type {any} */ (1)), {
    name: "TypeError",
    code: "invalid-argument",
  });
  await assert.rejects(loadLibrary(folder, /** @type {any} */ ({ includes: [] })), {
    code: "invalid-option",
  });
});

test("progress tells every file, to the last", async (t) => {
  const folder = folderWith(
    t,
    Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.md`, ""])),
  );
  /** @type {import("promptlink/node").Progress[]} */
  const seen = [];
  await loadLibrary(folder, { onProgress: (progress) => seen.push(progress) });
  assert.deepEqual(
    seen.map(({ read, total }) => [read, total]),
    Array.from({ length: 50 }, (_, index) => [index + 1, 50]),
  );
});

test("the order of the files does not depend on the file system", async (t) => {
  const folder = folderWith(t, {});
  for (const name of ["b.md", "a.md", "B.md", "_.md"])
    writeFileSync(join(folder, name), `# ${name}\n`);
  assert.deepEqual(paths(await loadLibrary(folder)), ["B.md", "_.md", "a.md", "b.md"]);
});
