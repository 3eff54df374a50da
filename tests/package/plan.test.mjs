// What would be composed, and why.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "promptlink";
import { loadLibrary } from "promptlink/node";
import { folderWith, promptlink, roster } from "./support.mjs";

const texts = {
  "agents/keeper.md":
    "You are a Keeper.\n\nFollow **books.md**, including:\n\n- Testing requirements\n- Accounts\n\nSee `habits.md`.\nWork with the auditor agent.\n",
  "agents/auditor.md": "---\nname: auditor\n---\n\nYou are an Auditor.\n",
  "standards/books.md":
    "---\npriority: 70\n---\n\n# Books\n\nWrite it down.\n\n## Tests\n\nCount twice.\n\n## Ledgers\n\nAll accounts have one.\n\n### Far\n\nSee **distant.md**.\n",
  "standards/habits.md": "# Habits\n\nBe on time.\n",
  "standards/distant.md": "# Distant\n\nFar away.\n",
  "standards/unused.md": "# Unused\n",
};
const library = () => new Library().setMany(texts);

test("a plan says what composing gives", async () => {
  const roster_ = await loadLibrary(roster);
  for (const options of [{}, { target: "xml" }, { depth: 2, skills: "pointer" }, { depth: 0 }]) {
    const typed = /** @type {import("promptlink").ComposeOptions} */ (options);
    const plan = roster_.plan("backend-developer", typed);
    const persona = roster_.compose("backend-developer", typed);
    assert.equal(plan.agent, persona.agent);
    assert.equal(plan.tokens, persona.tokens);
    assert.deepEqual(plan.options, options);
    assert.deepEqual(
      plan.documents.map(({ path, kind, role, tokens }) => ({ path, kind, role, tokens })),
      persona.sources.map(({ path, kind, role, tokens }) => ({ path, kind, role, tokens })),
    );
    for (const [index, { references }] of plan.documents.entries())
      assert.deepEqual(references, persona.sources[index]?.references);
    for (const { document, reason } of plan.leftOut)
      assert.ok(persona.leftOut.some((one) => one.document === document && one.reason === reason));
  }
});

test("sections have their cost, and the topics that ask for them", () => {
  const plan = library().plan("keeper");
  const books = plan.documents.find(({ path }) => path === "standards/books.md");
  assert.deepEqual(
    books?.sections.map(({ title, line, parent, priority, topics }) => ({
      title,
      line,
      parent,
      priority,
      topics: topics.map(({ text, by, line }) => `${text} ${by} ${line}`),
    })),
    [
      { title: "Books", line: 5, parent: null, priority: 0, topics: [] },
      { title: "Tests", line: 9, parent: 0, priority: 1, topics: ["Testing requirements title 5"] },
      { title: "Ledgers", line: 13, parent: 0, priority: 1, topics: ["Accounts text 6"] },
      { title: "Far", line: 17, parent: 2, priority: 0, topics: [] },
    ],
  );
  const [whole, ...inner] = books?.sections ?? [];
  const own = (whole?.ownTokens ?? 0) + inner.reduce((sum, { ownTokens }) => sum + ownTokens, 0);
  assert.equal(whole?.tokens, own);
  assert.ok(
    Math.abs((books?.tokens ?? 0) - own) <= 1,
    "only a blank line stands before the first heading",
  );
  for (const { start, end, title } of books?.sections ?? [])
    assert.ok(texts["standards/books.md"].slice(start, end).includes(`# ${title}\n`));
});

test("priorities come from the frontmatter, or else from the kind", () => {
  const { documents } = library().plan("keeper");
  assert.deepEqual(
    documents.map(({ path, priority }) => [path, priority]),
    [
      ["agents/keeper.md", 100],
      ["standards/books.md", 70],
      ["standards/habits.md", 50],
      ["agents/auditor.md", 90],
    ],
  );
  for (const wrong of ["-1", "101", "1.5", "high"]) {
    const other = library().set("standards/habits.md", `---\npriority: ${wrong}\n---\n\nText.\n`);
    assert.equal(other.plan("keeper").documents[2]?.priority, 50, wrong);
  }
});

test("what is left out is there with its cost and the references that ask for it", () => {
  const [distant, ...others] = library().plan("keeper").leftOut;
  assert.equal(others.length, 0);
  assert.equal(distant?.document, "standards/distant.md");
  assert.equal(distant?.reason, "depth");
  assert.ok((distant?.tokens ?? 0) > 3);
  assert.equal(distant?.references[0]?.document, "standards/books.md");
  assert.equal(distant?.references[0]?.line, 19);
});

test("what is left out costs what it would add", () => {
  const head = `---\nname: b\ndescription: ${"words ".repeat(200)}\n---\n`;
  const texts = { "agents/a.md": "Follow **b.md**.\n", "standards/b.md": `${head}# B\n\nWords.\n` };
  const library = new Library().setMany(texts);
  const [one] = library.plan("a", { depth: 0 }).leftOut;
  assert.equal(one?.tokens, library.plan("a").documents[1]?.tokens);
  assert.deepEqual([one?.line, one?.start], [5, head.length]);
});

test("cycles are named", () => {
  const texts = {
    "agents/a.md": "You are A. Follow **b.md**.\n",
    "standards/b.md": "Follow **c.md**.\n",
    "standards/c.md": "Follow **b.md**.\n",
  };
  const { cycles } = new Library().setMany(texts).plan("a", { depth: 3 });
  assert.deepEqual(cycles, [["standards/b.md", "standards/c.md", "standards/b.md"]]);
});

/** @type {[part: string, included: boolean, reason: string | null, sentence: RegExp][]} */
const explained = [
  [
    "keeper",
    true,
    null,
    /^agents\/keeper\.md is in, as the agent itself \(\d+ tokens, priority 100\)\.$/,
  ],
  [
    "standards/books.md",
    true,
    null,
    /with its text .*because agents\/keeper\.md:3 refers to “books\.md”, found by the tier basename, with 2 topics\.$/,
  ],
  ["auditor", true, null, /as a line that introduces it/],
  [
    "standards/books.md#tests",
    true,
    null,
    /^“Tests” \(standards\/books\.md:9\) is in .*its title has the words of the topic “Testing requirements” at agents\/keeper\.md:5/,
  ],
  ["standards/books.md#Far", true, null, /^“Far” .*because agents\/keeper\.md:3/],
  ["auditor#Anything", false, "brief", /only as a line/],
  ["standards/distant.md", false, "depth", /further away .*standards\/books\.md:19 refers/],
  ["standards/unused.md", false, "unreferenced", /no document of the persona refers to it/],
];

test("why explains each inclusion and omission in a sentence", () => {
  const all = library();
  for (const [part, included, reason, sentence] of explained) {
    const explanation = all.why("keeper", part);
    assert.equal(explanation.included, included, part);
    assert.equal(explanation.reason, reason, part);
    assert.match(explanation.sentence, sentence);
  }
  assert.match(
    all.why("keeper", "standards/habits.md", { standards: "omit" }).sentence,
    /options leave/,
  );
});

test("a document with # in its path can be asked about, and so can its sections", () => {
  const all = new Library().set("agents/c#.md", "# C\n\n## Names\n\nA.\n");
  assert.equal(all.why("c#", "agents/c#.md").section, null);
  assert.equal(all.why("c#", "agents/c#.md#names").section, "Names");
  assert.throws(() => all.why("c#", "agents/c#.md#"), { code: "unknown-section" });
});

test("what is not there is an error that names the nearest", () => {
  const all = library();
  assert.throws(() => all.why("keeper", "standards/books.md#test"), {
    code: "unknown-section",
    message: /did you mean #tests/,
  });
  assert.throws(() => all.why("keeper", "standards/bocks.md"), { code: "unknown-document" });
  all.set("standards/books.md", "# Books\n\n## Lending rules\n\nA.\n\n## Rules of return\n\nB.\n");
  assert.throws(() => all.why("keeper", "standards/books.md#lending"), {
    code: "unknown-section",
    suggestions: ["lending-rules"],
  });
  assert.throws(() => all.why("keeper", "standards/books.md#rules"), {
    suggestions: ["lending-rules", "rules-of-return"],
  });
  assert.throws(() => all.why("keeper", "standards/books.md#zzz"), {
    message: /has no section “zzz”$/,
    suggestions: [],
  });
  assert.throws(() => all.plan("keper"), { code: "unknown-agent" });
  assert.throws(() => all.plan("keeper", /** @type {any} */ ({ dept: 1 })), {
    code: "invalid-option",
    message: /did you mean "depth"/,
  });
});

test("a name that is a slip away from what a document calls itself is answered with its path", (t) => {
  const folder = folderWith(t, {
    "agents/api.md": "---\nname: API-Developer\n---\n\nYou are an API developer.\n",
    "agents/ui.md": "---\nname: ui-developer\n---\n\nYou are a UI developer.\n",
    "standards/security.md": "---\nname: api-developers\n---\n\n# Security\n",
  });
  const said = (/** @type {string[]} */ ...words) =>
    promptlink([...words, "--library", folder]).stderr.trim();
  const cases = {
    "api-devloper": "agents/api.md",
    "ui-developr": "agents/ui.md",
    "agnts/api.md": "agents/api.md",
  };
  for (const [name, path] of Object.entries(cases))
    assert.equal(
      said("compose", name),
      `error: there is no agent \`${name}\`; did you mean \`${path}\`?`,
    );
  assert.match(
    said("why", "ui", "api-develper"),
    /^error: no document answers to `api-develper`; did you mean `agents\/api\.md`/,
  );
  assert.match(said("why", "ui", "standards/secruity.md"), /`standards\/security\.md`\?$/);
  assert.equal(said("why", "ui", "zzz"), "error: no document answers to `zzz`");
});

test("a document that is cut is in in part, whichever command tells of it", (t) => {
  const folder = folderWith(t, {
    "agents/keeper.md": "# Keeper\n\nFollow **books.md** and **order.md**.\n",
    "standards/books.md": "# Books\n\nMuch is to be said.\n\n- You MUST write it down.\n",
    "standards/order.md":
      "---\npriority: 3\n---\n\n# Order\n\n## When: now\n<!-- when: tag = now -->\n\nA.\n",
  });
  const run = (/** @type {string[]} */ ...words) =>
    promptlink([...words, "--treat", "books.md=summary", "--tag", "now"], { cwd: folder }).stdout;
  assert.match(run("plan", "keeper"), /^standards\/books\.md +in part /m);
  assert.match(run("plan", "keeper"), /^standards\/order\.md +full text /m);
  const summary = run("compose", "keeper", "--summary");
  assert.match(summary, /standards\/books\.md +standard +in part /);
  assert.match(summary, /standards\/order\.md +standard +full text /);
  assert.match(run("why", "keeper", "books.md"), /is in, with its text, in part \(/);
  assert.match(
    run("why", "keeper", "books.md#books"),
    /its document is in with its text, in part,/,
  );
  assert.match(run("why", "keeper", "order.md"), /is in, with its text \(/);
});

test("the command line shows a plan as a table and answers why", (t) => {
  const folder = folderWith(t, texts);
  const { stdout, status } = promptlink(["plan", "keeper"], { cwd: folder });
  assert.equal(status, 0);
  const lines = stdout.split("\n");
  const column = lines[0]?.indexOf("because") ?? -1;
  assert.match(lines[0] ?? "", /^document, section +as +tokens +priority +because$/);
  const books = lines.find((line) => line.startsWith("standards/books.md"));
  assert.equal(books?.slice(column), "books.md at agents/keeper.md:3 (basename)");
  assert.match(stdout, /\n {4}Tests +\d+ +1 {2}topic “Testing requirements” \(title\)\n/);
  assert.match(
    stdout,
    /\nstandards\/distant\.md +left out +\d+ +depth; distant\.md at standards\/books\.md:19/,
  );
  assert.match(stdout, /\nabout \d+ tokens from 4 documents\n$/);
  const json = JSON.parse(promptlink(["plan", "keeper", "--json"], { cwd: folder }).stdout);
  assert.deepEqual(
    json,
    JSON.parse(JSON.stringify(library().plan("keeper", { target: "markdown" }))),
  );
  const why = promptlink(["why", "keeper", "standards/books.md#tests"], { cwd: folder });
  assert.equal(why.stdout, `${library().why("keeper", "standards/books.md#tests").sentence}\n`);
  assert.equal(promptlink(["why", "keeper", "gone.md"], { cwd: folder }).status, 2);
});
