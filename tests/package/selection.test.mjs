// Which documents and which parts of them a persona has.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "promptlink";
import { folderWith, promptlink } from "./support.mjs";

const texts = {
  "agents/keeper.md":
    "You are a Keeper.\n\nFollow **books.md**, including:\n\n- Testing requirements\n\nSee `habits.md#mornings`.\n",
  "standards/books.md":
    "# Books\n\n## Tests\n\nCount twice.\n\n## Ledgers\n\nThey are blue. 😀\n\n- You MUST keep them dry.\n- They are old.\n",
  "standards/habits.md": "# Habits\n\n## Mornings\n\nEarly.\n\n## Evenings\n\nNEVER late.\n",
};
const library = () => new Library().setMany(texts);
/** @param {import("promptlink").Persona} persona */
const cut = (persona) =>
  persona.leftOut
    .filter(({ reason }) => ["topic", "section", "summary"].includes(reason))
    .map(({ document, reason, start, end }) => {
      const text = texts[/** @type {keyof typeof texts} */ (document)];
      return `${reason}: ${text.slice(start, end).trim()}`;
    });

test("topics choose sections, and rules that must be kept to stay", () => {
  const persona = library().compose("keeper", { topics: "select" });
  assert.match(
    persona.text,
    /### Tests\n\nCount twice\.\n\n### Ledgers\n\n- You MUST keep them dry\.\n\n#/,
  );
  assert.match(persona.text, /NEVER late/, "a reference without topics brings in all");
  assert.deepEqual(cut(persona), ["topic: They are blue. 😀", "topic: - They are old."]);
  for (const { tokens } of persona.leftOut) assert.ok(tokens > 0);
});

test("a part is what its reference names, and rules outside of it are told", () => {
  const persona = library().compose("keeper", { anchors: "select" });
  assert.deepEqual(cut(persona), ["section: ## Evenings\n\nNEVER late."]);
  const [found] = persona.diagnostics;
  assert.equal(found?.code, "rule-left-out");
  assert.equal(found?.document, "standards/habits.md");
});

test("a summary is headings and rules", () => {
  const documents = /** @type {const} */ ({ "standards/*.md": "summary" });
  const persona = library().compose("keeper", { documents });
  assert.match(
    persona.text,
    /## Books\n\n### Tests\n\n### Ledgers\n\n- You MUST keep them dry\.\n\n#/,
  );
  assert.deepEqual(
    persona.sections.map(({ title }) => title).filter((title) => !title.includes("/")),
    ["Books", "Tests", "Ledgers", "Habits", "Mornings", "Evenings"],
  );
});

test("a plan and its explanations know of parts", () => {
  const plan = library().plan("keeper", { topics: "select", anchors: "select" });
  const persona = library().compose("keeper", { topics: "select", anchors: "select" });
  assert.equal(plan.tokens, persona.tokens);
  assert.deepEqual(
    plan.leftOut.map(({ document, reason, section }) => [document, reason, section]),
    [
      ["standards/books.md", "topic", "Ledgers"],
      ["standards/books.md", "topic", "Ledgers"],
      ["standards/habits.md", "section", "Evenings"],
    ],
  );
  const sections = plan.documents.flatMap(({ sections }) => sections);
  const kept = (/** @type {string} */ name) => sections.find(({ title }) => title === name);
  assert.equal(kept("Evenings")?.kept, 0);
  assert.equal(kept("Tests")?.kept, kept("Tests")?.tokens);
  assert.ok((kept("Ledgers")?.kept ?? 0) > 0);
  assert.ok((kept("Ledgers")?.kept ?? 0) < (kept("Ledgers")?.tokens ?? 0));
  const why = (/** @type {string} */ part) =>
    library().why("keeper", part, { topics: "select", anchors: "select" });
  assert.match(
    why("habits#evenings").sentence,
    /“Evenings” .* is left out: it is no part of what the references name/,
  );
  assert.deepEqual(
    [why("habits#evenings").included, why("habits#evenings").reason],
    [false, "section"],
  );
  assert.match(why("books#ledgers").sentence, /is in \(\d+ of \d+ tokens/);
});

test("documents are treated by name or glob, and what answers to none is told", () => {
  const documents = /** @type {const} */ ({
    books: "pointer",
    "**/habits.md": "omit",
    gone: "omit",
  });
  const persona = library().compose("keeper", { documents });
  assert.deepEqual(
    persona.sources.map(({ path, role }) => `${path} ${role}`),
    ["agents/keeper.md identity", "standards/books.md pointer"],
  );
  assert.equal(persona.diagnostics[0]?.code, "unused-treatment");
  assert.throws(
    () => library().compose("keeper", { documents: /** @type {any} */ ({ books: "sumary" }) }),
    { code: "invalid-option", message: /for "books" must be one of .*; did you mean "summary"/ },
  );
  assert.throws(() => library().compose("keeper", { topics: /** @type {any} */ (true) }), {
    code: "invalid-option",
  });
});

test("options are taken as they are when composing", () => {
  /** @type {Record<string, import("promptlink").Treatment>} */
  const documents = { books: "pointer" };
  const persona = library().compose("keeper", { documents });
  documents["books"] = "omit";
  assert.equal(persona.sources.length, 3, "a report made later speaks of the same persona");
});

test("the command line chooses in the same way", (t) => {
  const folder = folderWith(t, texts);
  const words = ["--topics", "select", "--treat", "habits=omit", "--depth", "1"];
  const { stdout } = promptlink(["compose", "keeper", ...words], { cwd: folder });
  const options = /** @type {const} */ ({
    topics: "select",
    documents: { habits: "omit" },
    depth: 1,
  });
  assert.equal(stdout, library().compose("keeper", options).text);
  const plan = promptlink(["plan", "keeper", ...words], { cwd: folder }).stdout;
  assert.match(plan, /\nstandards\/books\.md +in part +\d/);
  const sections = library()
    .plan("keeper", options)
    .documents.flatMap((one) => one.sections);
  const kept = sections.find(({ title }) => title === "Books")?.kept;
  assert.equal(/^ +Books +in part +(\d+)/m.exec(plan)?.[1], String(kept), "what is there counts");
  assert.match(plan, /\nstandards\/habits\.md +left out +\d+ +option/);
  for (const wrong of [
    ["--treat", "habits"],
    ["--treat", "habits=all"],
    ["--depth", "-1"],
    ["--topics", "some"],
  ]) {
    const { status, stderr } = promptlink(["compose", "keeper", ...wrong], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, /^error: /);
  }
  const frozen = promptlink(["compose", "keeper", "--frozen", ...words], { cwd: folder });
  assert.match(frozen.stderr, /error\[not-locked\]/);
});
