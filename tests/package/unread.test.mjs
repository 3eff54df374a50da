// Files that could not be read are no documents; whoever needs one is told why.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadLibrary } from "promptlink/node";
import { folderWith, promptlink } from "./support.mjs";

const agent = "You are an A.\n\nFollow **rules.md**.\n";
const latin = Buffer.from("# R\xfcles\n", "latin1");
const files = {
  "agents/a.md": agent,
  "agents/none.md": latin,
  "standards/rules.md": latin,
  "standards/other.md": latin,
};

test("a reference to a file that could not be read says so, and other files do not matter", async (t) => {
  const folder = folderWith(t, files);
  const library = await loadLibrary(folder);
  const found = library.check({ documents: ["agents/a.md"] });
  assert.deepEqual(
    found.map(({ code, document }) => [code, document]),
    [
      ["dangling-reference", "agents/a.md"],
      ["invalid-utf8", "standards/rules.md"],
    ],
  );
  for (const command of ["compose", "plan", "lock"]) {
    const { status, stderr } = promptlink([command, "a"], { cwd: folder });
    assert.equal(status, 1, command);
    assert.match(stderr, /error\[dangling-reference\]: the document `rules\.md`/, command);
    assert.match(stderr, /error\[invalid-utf8\]: .*\n --> standards\/rules\.md:1:4/, command);
    assert.doesNotMatch(stderr, /other\.md/, command);
  }
  library.set("standards/rules.md", "# Rules\n");
  assert.deepEqual(library.check({ documents: ["agents/a.md"] }), []);
});

test("who asks for a file that could not be read is told why", async (t) => {
  const library = await loadLibrary(folderWith(t, files));
  const message = /`none`; agents\/none\.md:1:4 was not read: the file is not UTF-8/;
  for (const ask of [
    () => library.compose("none"),
    () => library.plan("none"),
    () => library.variables("none"),
  ])
    assert.throws(ask, { code: "unknown-agent", document: "agents/none.md", message });
  assert.throws(() => library.find("none"), { code: "unknown-document", message });
  assert.throws(() => library.why("a", "standards/rules.md"), {
    code: "unknown-document",
    message: /standards\/rules\.md:1:4 was not read/,
  });
  assert.throws(() => library.compose("one"), { message: "there is no agent `one`" });
});
