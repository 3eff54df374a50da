// What is recorded of personas, and what becomes of a persona that is not what is recorded.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Library } from "promptlink";
import { drift, findLocked, lockPersona, readLock, withLocked, writeLock } from "promptlink/node";
import { folderWith, promptlink } from "./support.mjs";

const documents = {
  "agents/a.md": "You are an A.\n\nFollow **b.md**.\n",
  "agents/z.md": "You are a Z.\n\nFollow **b.md**. Work with a.\n",
  "standards/b.md": "# B 😀\n\n- You MUST test.\n",
};
const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

/** @param {import("node:test").TestContext} test */
function locked(test) {
  const folder = folderWith(test, documents);
  const run = (/** @type {string[]} */ ...words) => promptlink(words, { cwd: folder });
  assert.equal(run("lock").status, 0);
  return { folder, run, file: join(folder, "promptlink.lock") };
}

test("a record holds the digests of what went in and of what came out", () => {
  const library = new Library().setMany(documents);
  const record = lockPersona(library, "a", { target: "xml" });
  assert.deepEqual(record, {
    agent: "agents/a.md",
    options: { target: "xml" },
    output: sha256(library.compose("a", { target: "xml" }).text),
    inputs: {
      "agents/a.md": sha256(documents["agents/a.md"]),
      "standards/b.md": sha256(documents["standards/b.md"]),
    },
  });
});

test("drift says what came, went and changed", () => {
  const library = new Library().setMany(documents);
  const before = lockPersona(library, "a");
  assert.deepEqual(drift(before, lockPersona(library, "a")), []);
  library.set("standards/b.md", "# C\n");
  assert.deepEqual(drift(before, lockPersona(library, "a")), [
    { what: "changed", document: "standards/b.md" },
  ]);
  library.set("agents/a.md", "You are an A.\n\nFollow **d.md**.\n").set("standards/d.md", "# D\n");
  assert.deepEqual(drift(before, lockPersona(library, "a")), [
    { what: "changed", document: "agents/a.md" },
    { what: "removed", document: "standards/b.md" },
    { what: "added", document: "standards/d.md" },
  ]);
  assert.deepEqual(drift(before, { ...before, output: "0" }), [
    { what: "output", document: "agents/a.md" },
  ]);
});

test("records are found by agent and options, in whatever order these are given", () => {
  const library = new Library().setMany(documents);
  const options = /** @type {const} */ ({ target: "xml", depth: 2, skills: undefined });
  const lock = withLocked(undefined, [
    lockPersona(library, "z", options),
    lockPersona(library, "a"),
  ]);
  assert.deepEqual(
    lock.personas.map(({ agent }) => agent),
    ["agents/a.md", "agents/z.md"],
  );
  assert.ok(findLocked(lock, "agents/z.md", { depth: 2, target: "xml" }));
  assert.equal(findLocked(lock, "agents/z.md", { target: "xml" }), undefined);
  assert.equal(withLocked(lock, [lockPersona(library, "a")]).personas.length, 2);
});

test("a lock is written whole and read back", async (context) => {
  const folder = folderWith(context, {});
  assert.equal(await readLock(folder), undefined);
  const lock = withLocked(undefined, [lockPersona(new Library().setMany(documents), "a")]);
  await writeLock(folder, lock);
  assert.deepEqual(await readLock(folder), lock);
  assert.deepEqual(readdirSync(folder), ["promptlink.lock"]);
});

test("a lock that cannot be read is an error that says how to go on", async (context) => {
  for (const text of ["{", "[]", '{"version":2,"personas":[]}', '{"version":1,"personas":[{}]}']) {
    const folder = folderWith(context, { "promptlink.lock": text });
    await assert.rejects(readLock(folder), { code: "invalid-lock", message: /promptlink lock/ });
    const { status, stderr } = promptlink(["lock"], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /promptlink\.lock cannot be read/);
    assert.equal(readFileSync(join(folder, "promptlink.lock"), "utf8"), text, "it is left alone");
  }
});

test("lock records all agents, and the same again changes nothing", (context) => {
  const { run, file } = locked(context);
  const text = readFileSync(file, "utf8");
  assert.deepEqual(
    JSON.parse(text).personas.map((/** @type {any} */ { agent }) => agent),
    ["agents/a.md", "agents/z.md"],
  );
  assert.match(run("lock").stdout, /^same +agents\/a\.md \(markdown\)/m);
  assert.equal(readFileSync(file, "utf8"), text);
  assert.equal(run("lock", "--check").stdout, "2 personas: as recorded\n");
});

test("lock --check says in one line where there is no lock", (context) => {
  const { run, file } = locked(context);
  rmSync(file);
  const { status, stdout } = run("lock", "--check");
  assert.equal(status, 1);
  assert.match(
    stdout,
    /^error\[not-locked\]: there is no promptlink\.lock\n.*`promptlink lock`\n$/,
  );
  const { personas } = JSON.parse(run("lock", "--check", "--json").stdout);
  assert.deepEqual(
    personas.map((/** @type {any} */ { drift }) => drift),
    [null, null],
  );
  assert.equal(existsSync(file), false);
});

test("lock --check fails and writes nothing where something changed", (context) => {
  const { folder, run, file } = locked(context);
  const text = readFileSync(file, "utf8");
  writeFileSync(join(folder, "standards", "b.md"), "# B\n");
  const { status, stdout } = run("lock", "--check");
  assert.equal(status, 1);
  assert.match(stdout, /error\[lock-drift\]: agents\/a\.md .*\n {2}standards\/b\.md has changed\n/);
  assert.match(stdout, /2 personas: 2 not as recorded/);
  const { personas } = JSON.parse(run("lock", "--check", "--json").stdout);
  assert.deepEqual(personas[0].drift, [{ what: "changed", document: "standards/b.md" }]);
  assert.equal(readFileSync(file, "utf8"), text);
});

test("an agent that is gone is told, and its record goes with the next lock", (context) => {
  const { folder, run, file } = locked(context);
  rmSync(join(folder, "agents", "z.md"));
  const { status, stdout } = run("lock", "--check");
  assert.equal(status, 1);
  assert.match(stdout, /gone +agents\/z\.md/);
  assert.equal(run("lock").status, 0);
  assert.equal(JSON.parse(readFileSync(file, "utf8")).personas.length, 1);
});

test("errors of what is recorded are told, each once", (context) => {
  const agent = (/** @type {string} */ name) =>
    `---\nname: ${name}\nvariables:\n  city: { required: true }\n---\n\nYou live in {{ city }}. Follow **b.md**.\n`;
  const folder = folderWith(context, {
    "agents/a.md": agent("a"),
    "agents/z.md": agent("z"),
    "standards/b.md": "# B\n\nFollow **gone.md**.\n",
  });
  const { status, stdout, stderr } = promptlink(["lock"], { cwd: folder });
  assert.equal(status, 1);
  assert.equal(stdout.match(/^new /gm)?.length, 2);
  assert.equal(stderr.match(/error\[dangling-reference\]/g)?.length, 1);
  assert.equal(stderr.match(/error\[missing-variable\]/g)?.length, 2);
  assert.equal(promptlink(["lock", "--check"], { cwd: folder }).status, 0);
});

test("what it is told to run records the persona, wherever it is run", (context) => {
  const { folder, file } = locked(context);
  writeFileSync(join(folder, "standards", "b.md"), "# B\n");
  const { stdout } = promptlink(["lock", "--check", "--library", folder]);
  const [, command = ""] = stdout.match(/record it with `promptlink (.*)`/) ?? [];
  assert.match(command, /^lock agents\/a\.md --library /);
  const words = command.split(" ").map((word) => word.replace(/^'(.*)'$/, "$1"));
  assert.equal(promptlink(words).status, 0);
  const [{ inputs }] = JSON.parse(readFileSync(file, "utf8")).personas;
  assert.equal(inputs["standards/b.md"], sha256("# B\n"));
});

test("compose --frozen writes only what is recorded", (context) => {
  const { folder, run } = locked(context);
  const out = join(folder, "persona.md");
  assert.equal(run("compose", "a", "--frozen", "--out", out).status, 0);
  rmSync(out);
  writeFileSync(join(folder, "standards", "b.md"), "# B\n");
  const { status, stdout, stderr } = run("compose", "a", "--frozen", "--out", out);
  assert.equal(status, 1);
  assert.equal(stdout, "");
  assert.match(stderr, /standards\/b\.md has changed/);
  assert.equal(existsSync(out), false);
  const unknown = run("compose", "a", "--frozen", "-t", "xml");
  assert.equal(unknown.status, 1);
  assert.match(
    unknown.stderr,
    /error\[not-locked\].*\n.*promptlink lock agents\/a\.md --target xml/,
  );
  const data = JSON.parse(run("compose", "a", "--frozen", "--json").stdout);
  assert.deepEqual(data.drift, [{ what: "changed", document: "standards/b.md" }]);
});
