// How two personas differ by what they say: of two agents, and of two versions of a library.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { diff, Library } from "promptlink";
import { loadRevision } from "promptlink/node";
import { folderWith, promptlink } from "./support.mjs";

const agent = "# A\n\nYou are an A.\n\nFollow **b.md**.\n";

/** @param {string} standard @param {string} prompt */
const persona = (standard, prompt = agent) =>
  new Library().setMany({ "agents/a.md": prompt, "standards/b.md": standard }).compose("a");

/** @param {string} before @param {string} after */
const rules = (before, after) =>
  diff(persona(`# B\n\n${before}\n`), persona(`# B\n\n${after}\n`)).rules.map(
    ({ change, before, after }) => [change, before?.modality ?? null, after?.modality ?? null],
  );

test("the same text has no difference, however it came about", () => {
  const { before, after, sections, rules } = diff(persona("# B\n"), persona("# B\n"));
  assert.deepEqual([sections, rules], [[], []]);
  assert.deepEqual(before, after);
});

test("a rule that differs only in how strong it is is weakened, strengthened or reversed", () => {
  const must = "- You MUST sign images.";
  const should = "- You should sign images.";
  assert.deepEqual(rules(must, should), [["weakened", "must", "should"]]);
  assert.deepEqual(rules(should, must), [["strengthened", "should", "must"]]);
  assert.deepEqual(rules(must, "- You MUST NOT sign images."), [["reversed", "must", "must-not"]]);
  assert.deepEqual(rules("- Never push tags.", "- Avoid push tags."), [
    ["weakened", "must-not", "should-not"],
  ]);
});

test("marks of emphasis and other words of the same strength change no rule", () => {
  assert.deepEqual(rules("- You **MUST** sign `images`.", "- ALWAYS sign images!"), []);
});

test("a rule with two halves keeps the half that did not change", () => {
  const before = "- You MUST pin versions; NEVER use latest.";
  const after = "- You SHOULD pin versions; NEVER use latest.";
  for (const [change] of rules(before, after)) assert.notEqual(change, "reversed");
});

test("rules that come and go say where they stand", () => {
  const [added, removed, ...more] = diff(
    persona("# B\n\n## Keys\n\n- Never log keys.\n"),
    persona("# B\n\n## Tests\n\n- You MUST test.\n"),
  ).rules;
  assert.deepEqual(added, {
    change: "added",
    before: null,
    after: {
      modality: "must",
      text: "You MUST test.",
      section: ["A", "Standard: `standards/b.md`", "B", "Tests"],
      document: "standards/b.md",
    },
  });
  assert.equal(removed?.change, "removed");
  assert.equal(removed?.before?.text, "Never log keys.");
  assert.deepEqual(more, []);
});

test("sections are added, removed, changed and moved, with what that costs", () => {
  const before = persona("# B\n\n## One\n\nText.\n\n## Two\n\nOther text.\n\n## Three\n\nLast.\n");
  const after = persona(
    "# B\n\n## One\n\nMore text.\n\n## Zwei\n\nOther text.\n\n## New\n\nAll.\n",
  );
  const { sections } = diff(before, after);
  const found = sections.map(({ change, section, from }) => [
    change,
    section.at(-1),
    from?.at(-1) ?? null,
  ]);
  assert.deepEqual(found, [
    ["changed", "One", null],
    ["moved", "Zwei", "Two"],
    ["added", "New", null],
    ["removed", "Three", null],
  ]);
  for (const { change, tokensBefore, tokensAfter } of sections) {
    assert.equal(tokensBefore === 0, change === "added");
    assert.equal(tokensAfter === 0, change === "removed");
  }
});

test("sections of one name are told apart, and so is what stands before the first", () => {
  const one = "Intro.\n\n# B\n\n## X\n\n1\n\n## X\n\n2\n";
  const before = new Library().set("agents/b.md", one).compose("b");
  const after = new Library().set("agents/b.md", one.replace("2", "3").replace("Intro", "Start"));
  const found = diff(before, after.compose("b")).sections;
  assert.deepEqual(
    found.map(({ change, section }) => [change, section]),
    [
      ["changed", []],
      ["changed", ["B", "X"]],
    ],
  );
});

test("what is no persona is refused", () => {
  for (const wrong of [null, "text", {}]) {
    assert.throws(() => diff(/** @type {any} */ (wrong), persona("# B\n")), {
      name: "TypeError",
      code: "invalid-argument",
    });
  }
});

/** @param {import("node:test").TestContext} test */
function repository(test) {
  const documents = { "agents/a.md": agent, "standards/b.md": "# B\n\n- You MUST test.\n" };
  const files = Object.entries(documents).map(([path, text]) => [`prompts/${path}`, text]);
  const folder = folderWith(test, { ...Object.fromEntries(files), "prompts/ünï.md": "# Ü\n" });
  const identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
  for (const words of [
    ["init", "--quiet"],
    ["add", "."],
    [...identity, "commit", "-qm", "first"],
  ]) {
    const { status, stderr } = spawnSync("git", words, { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }
  const library = join(folder, "prompts");
  writeFileSync(join(library, "standards", "b.md"), "# B\n\n- You SHOULD test.\n");
  return library;
}

test("a revision is read as it was, in a folder of the repository", async (context) => {
  const folder = repository(context);
  const left = () => readdirSync(tmpdir()).filter((name) => /^promptlink-.{6}$/.test(name)).length;
  const before = left();
  const library = await loadRevision(folder, "HEAD");
  assert.deepEqual(
    library.documents().map(({ path }) => path),
    ["agents/a.md", "standards/b.md", "ünï.md"],
  );
  assert.match(library.text("standards/b.md") ?? "", /MUST/);
  assert.equal(left(), before, "nothing is left behind");
  for (const revision of ["gone", "--output=x", ""]) {
    await assert.rejects(loadRevision(folder, revision), { code: "unknown-revision" });
  }
});

test("diff compares the library with a revision, with a folder, and two agents", (context) => {
  const folder = repository(context);
  const run = (/** @type {string[]} */ ...words) => promptlink(["diff", ...words], { cwd: folder });
  const { status, stdout } = run("a", "--from", "HEAD");
  assert.equal(status, 0);
  assert.match(stdout, /weakened.*standards\/b\.md › B\n +must → should: You SHOULD test\./);
  assert.match(stdout, /changed.*› B /);
  assert.equal(run("a", "--from", "HEAD", "--exit-code").status, 1);
  const same = run("a", "--from", "HEAD", "--to", "HEAD", "--exit-code");
  assert.equal(same.status, 0);
  assert.match(same.stdout, /no difference/);
  assert.equal(
    JSON.parse(run("a", "--to", "HEAD", "--json").stdout).rules[0].change,
    "strengthened",
  );
  assert.equal(JSON.parse(run("a", "--from", ".", "--json").stdout).rules.length, 0);
  writeFileSync(join(folder, "agents", "z.md"), "You are a Z.\n\n- Never guess.\n");
  assert.match(run("a", "z").stdout, /agents\/a\.md → agents\/z\.md/);
  const unknown = run("a", "--from", "gone");
  assert.equal(unknown.status, 2);
  assert.match(
    unknown.stderr,
    /git has no revision gone of .*, and there is no folder gone; --from and --to take/,
  );
  for (const [name, why] of [
    ["../gone", /there is no folder \.\.\/gone; --from and --to take a folder, or a revision/],
    ["C:\\gone", /there is no folder C:\\gone;/],
    ["agents/a.md", /agents\/a\.md is a file; --from and --to take/],
  ]) {
    const { status, stdout } = run("a", "--to", String(name), "--json");
    assert.equal(status, 2);
    const { error } = JSON.parse(stdout);
    assert.equal(error.code, "unreadable-folder");
    assert.match(error.message, /** @type {RegExp} */ (why));
  }
  const later = run("z", "--from", "HEAD");
  assert.equal(later.status, 2);
  assert.match(later.stderr, /^error: in HEAD: there is no agent `z`\n$/);
  rmSync(join(folder, "..", ".git"), { recursive: true });
  assert.equal(run("a", "--from", "HEAD").status, 2);
});

test("diff composes as it is told, with values of either side's types", (context) => {
  const agent = (/** @type {string} */ type, /** @type {string} */ rule) =>
    `---\nvariables:\n  limit: { type: ${type}, required: true }\n---\n\nYou are an A.\n\n- ${rule} {{ limit }}.\n`;
  const folder = folderWith(context, {
    "before/agents/a.md": agent("string", "You should stop at"),
    "after/agents/a.md": agent("number", "You MUST stop at"),
  });
  const words = ["diff", "a", "--from", "before", "--to", "after", "--tokens", "o200k", "--json"];
  const { stdout } = promptlink([...words, "-t", "xml", "--set", "limit=5"], { cwd: folder });
  const { rules, before, after } = JSON.parse(stdout);
  assert.deepEqual(
    rules.map((/** @type {any} */ { change, after: { text } }) => [change, text]),
    [["strengthened", "You MUST stop at 5."]],
  );
  assert.notEqual(before.digest, after.digest);
  const plain = JSON.parse(promptlink([...words, "--set", "limit=5"], { cwd: folder }).stdout);
  assert.notEqual(plain.after.digest, after.digest, "the form of the text counts");
});

test("diff says what is wrong with values, and that a variable is unknown where neither knows it", (context) => {
  const agent = (/** @type {string} */ variables) =>
    `---\nvariables: { ${variables} }\n---\n\nYou are an A.\n\n- You MUST stop.\n`;
  const folder = folderWith(context, {
    "before/agents/a.md": agent("limit: { type: integer, default: 1 }"),
    "after/agents/a.md": agent("limit: { type: integer, default: 1 }, team: { required: true }"),
  });
  const words = ["diff", "a", "--from", "before", "--to", "after"];
  const run = (/** @type {string[]} */ ...more) => promptlink([...words, ...more], { cwd: folder });
  const fine = run("--set", "team=x");
  assert.deepEqual([fine.status, fine.stderr], [0, ""], "one of them declares it");
  const missing = run();
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /^error\[missing-variable\][^[]*$/);
  const wrong = run("--set", "team=x", "--set", "limit=many", "--set", "limt=2");
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /no difference/);
  assert.equal(wrong.stderr.match(/error\[unknown-variable\]/g)?.length, 1);
  assert.match(
    wrong.stderr,
    /`--set limt=2`[\s\S]*error\[invalid-value\][\s\S]*`--set limit=many`/,
  );
  const json = run("--json");
  assert.deepEqual([json.status, json.stderr], [1, ""]);
  assert.equal(JSON.parse(json.stdout).diagnostics[0].code, "missing-variable");
});
