// Documents that inherit from others, as callers see them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "promptlink";
import { lockPersona } from "promptlink/node";
import { folderWith, promptlink } from "./support.mjs";

const texts = {
  "agents/backend.md":
    "---\nname: backend\nextends: developer\nsections:\n  Rules: append\n  Tools: remove\n---\n\n# Backend developer\n\nYou build services.\n\n## Rules\n\nMigrate with care.\n\n## Data\n\nUse PostgreSQL.\n",
  "agents/developer.md":
    "---\nname: developer\n---\n\n# Developer\n\nYou build.\n\n## Rules\n\nTest what you change.\n\n## Tools\n\nYou MUST use git.\n\n## Style\n\nFollow **style.md**.\n",
  "standards/style.md": "# Style guide\n\nBe brief.\n",
};
const library = () => new Library().setMany(texts);

const text = `# Backend developer

You build services.

## Rules

Test what you change.

Migrate with care.

## Style

Follow **style.md**.

## Data

Use PostgreSQL.

## Standard: \`standards/style.md\`

### Style guide

Be brief.
`;

test("a persona says from which parent each section and each line comes", () => {
  const persona = library().compose("backend");
  assert.equal(persona.text, text);
  assert.deepEqual(
    persona.sources.map(({ path, role }) => `${role} ${path}`),
    ["identity agents/backend.md", "inherited agents/developer.md", "inline standards/style.md"],
  );
  const from = persona.sections.map(({ title, document }) => `${title}: ${document}`);
  assert.deepEqual(from.slice(0, 4), [
    "Backend developer: agents/backend.md",
    "Rules: agents/developer.md",
    "Style: agents/developer.md",
    "Data: agents/backend.md",
  ]);
  const origin = (/** @type {string} */ words) => persona.at(text.indexOf(words))?.origin?.document;
  assert.equal(origin("Test what"), "agents/developer.md");
  assert.equal(origin("Migrate"), "agents/backend.md");
  for (const { start, end, origin } of persona.map) {
    if (!origin) continue;
    const source = texts[/** @type {keyof typeof texts} */ (origin.document)];
    assert.equal(text.slice(start, end), source.slice(origin.start, origin.end));
  }
});

test("what a parent loses is left out with its reason, and its rules are told", () => {
  const persona = library().compose("backend");
  const lost = persona.leftOut.filter(
    ({ reason }) => reason !== "blank-lines" && reason !== "frontmatter",
  );
  const words = lost.map(({ document, reason, start, end }) => [
    reason,
    texts[/** @type {keyof typeof texts} */ (document)].slice(start, end).trim(),
  ]);
  assert.deepEqual(words, [
    ["repeated", "## Rules"],
    ["replaced", "# Developer\n\nYou build."],
    ["removed", "## Tools\n\nYou MUST use git."],
  ]);
  const [rule] = persona.diagnostics;
  assert.equal(rule?.code, "rule-left-out");
  assert.equal(rule?.severity, "note", "the agent says so itself");
  assert.equal(rule?.document, "agents/developer.md");
});

test("plan and compose agree, and why says whose a section is", () => {
  const plan = library().plan("backend");
  const persona = library().compose("backend");
  assert.equal(plan.tokens, persona.tokens);
  const facts = (
    /** @type {{ path: string, role: string, tokens: number }} */ { path, role, tokens },
  ) => ({
    path,
    role,
    tokens,
  });
  assert.deepEqual(plan.documents.map(facts), persona.sources.map(facts));
  const kept = plan.documents[1]?.sections.map(({ title, kept }) => [title, kept > 0]);
  assert.deepEqual(kept, [
    ["Developer", true],
    ["Rules", true],
    ["Tools", false],
    ["Style", true],
  ]);
  const why = (/** @type {string} */ title) =>
    library().why("backend", `agents/backend.md#${title}`);
  assert.match(why("Style").sentence, /^“Style” \(agents\/developer\.md:17\) is in/);
  assert.equal(why("Tools").reason, "removed");
  assert.match(library().why("backend", "developer").sentence, /in the document that inherits it/);
});

test("a lock holds the parents, and the graph shows them", () => {
  const { inputs } = lockPersona(library(), "backend");
  assert.deepEqual(Object.keys(inputs), Object.keys(texts).sort());
  const edge = library()
    .graph()
    .edges.find(({ relation }) => relation === "extend");
  assert.deepEqual([edge?.from, edge?.to], ["agents/backend.md", "agents/developer.md"]);
});

test("the command line shows whose a section is, and check names cycles and unknown parents", (test) => {
  const folder = folderWith(test, {
    ...texts,
    "agents/lost.md":
      "---\nextends: [nobody, lost]\nsections: {Rulez: append}\n---\n\nYou are lost.\n",
  });
  const plan = promptlink(["plan", "backend", "--library", folder]);
  assert.match(plan.stdout, /agents\/developer\.md +inherited/);
  const why = promptlink(["why", "backend", "backend.md#Tools", "--library", folder]);
  assert.match(why.stdout, /left out: a document that inherits it takes it out/);
  const check = promptlink(["check", folder]);
  assert.equal(check.status, 1);
  assert.match(check.stdout, /inheritance-cycle.*this document inherits from itself/);
  assert.match(check.stdout, /dangling-reference.*`nobody`/);
});
