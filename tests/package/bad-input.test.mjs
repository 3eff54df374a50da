// What goes wrong when prompts are put together: each a finding with its place or an error with a code, and soon.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "promptlink";
import { folderWith, processorTime, promptlink } from "./support.mjs";

/** How much time of the processor any of it may take, in milliseconds. */
const patience = 5_000;

/** A document larger than any that is read. */
const huge = `# Huge\n\n${"words ".repeat(1_750_000)}`;

/**
 * A test that also says when something took too long.
 *
 * @param {string} title
 * @param {(t: import("node:test").TestContext) => void} body
 */
function soon(title, body) {
  test(title, (t) => {
    const start = processorTime();
    body(t);
    const took = processorTime() - start;
    assert.ok(took < patience, `${took} ms`);
  });
}

/**
 * The findings of a code, each with the words that it is about and those that belong to it.
 *
 * @param {readonly import("promptlink").Diagnostic[]} found
 * @param {string} code
 * @param {Record<string, string>} texts
 */
function findings(found, code, texts) {
  const words = (/** @type {{ document: string, start: number, end: number }} */ place) =>
    texts[place.document]?.slice(place.start, place.end);
  return found
    .filter((one) => one.code === code)
    .map((one) => ({
      at: `${one.document}:${one.line}: ${words(one)}`,
      help: one.help,
      related: one.related.map((place) => `${place.document}:${place.line}: ${words(place)}`),
    }));
}

soon("a cycle through extends is told with each step of it", () => {
  const texts = {
    "agents/a.md": "---\nextends: b.md\n---\nYou are A.\n\n## One\n\nx\n",
    "agents/b.md": "---\nextends: c.md\n---\nYou are B.\n\n## Two\n\ny\n",
    "agents/c.md": "---\nextends: a.md\n---\nYou are C.\n\n## Three\n\nz\n",
  };
  const library = new Library().setMany(texts);
  const persona = library.compose("a");
  assert.match(persona.text, /^You are A\./);
  for (const title of ["One", "Two", "Three"]) {
    assert.equal(persona.text.split(`## ${title}\n`).length, 2, "each stands once");
  }
  for (const found of [persona.diagnostics, library.check()]) {
    const [cycle, ...others] = findings(found, "inheritance-cycle", texts);
    assert.equal(cycle?.at, "agents/a.md:2: b.md");
    assert.deepEqual(cycle.related, ["agents/b.md:2: c.md", "agents/c.md:2: a.md"]);
    assert.equal(others.length, 0);
  }
});

soon("a document that extends itself is told", () => {
  const texts = { "agents/a.md": "---\nextends: a.md\n---\nYou are A.\n" };
  const persona = new Library().setMany(texts).compose("a");
  assert.equal(persona.text, "You are A.\n");
  assert.equal(
    findings(persona.diagnostics, "inheritance-cycle", texts)[0]?.at,
    "agents/a.md:2: a.md",
  );
});

soon("a section that does not exist is told with the nearest", () => {
  const texts = {
    "agents/a.md":
      "---\nextends: base.md\nsections: { Ruels: remove }\n---\nYou are A. See `b.md#error-handlng`.\n",
    "agents/base.md": "You are one.\n\n## Rules\n\n- Be brief.\n",
    "standards/b.md": "# B\n\n## Error handling\n\nx\n\n## Names\n\ny\n",
  };
  const library = new Library().setMany(texts);
  const found = findings(library.check(), "missing-section", texts);
  assert.deepEqual(
    found.map(({ at, help }) => [at, help]),
    [
      ["agents/a.md:3: Ruels", "did you mean `Rules`?"],
      ["agents/a.md:5: b.md#error-handlng", "did you mean `#error-handling`?"],
    ],
  );
  const persona = library.compose("a", { anchors: "select" });
  assert.match(persona.text, /# Error handling[\s\S]+# Names/, "nothing is left out by a guess");
  assert.throws(() => library.why("a", "b#error-handlng"), {
    code: "unknown-section",
    message: /did you mean #error-handling\?/,
  });
});

soon("a heading that occurs twice is told where it is meant, with both places", () => {
  const texts = {
    "agents/a.md":
      "---\nextends: base.md\nsections: { Rules: append }\n---\nYou are A. See `b.md#names`, `b.md#names-1` and `b.md#ends`.\n\n## Rules\n\nMine.\n",
    "agents/base.md": "You are one.\n\n## Rules\n\nOne.\n\n## Rules\n\nTwo.\n",
    "standards/b.md": "# B\n\n## Names\n\nx\n\n## Ends\n\ny\n\n## Names\n\nz\n",
  };
  const found = findings(new Library().setMany(texts).check(), "ambiguous-section", texts);
  assert.deepEqual(
    found.filter(({ at }) => at.startsWith("agents/a.md")).map(({ at, related }) => [at, related]),
    [
      ["agents/a.md:3: Rules", ["agents/base.md:3: Rules", "agents/base.md:7: Rules"]],
      ["agents/a.md:5: b.md#names", ["standards/b.md:3: Names", "standards/b.md:11: Names"]],
      ["agents/a.md:7: Rules", ["agents/base.md:3: Rules", "agents/base.md:7: Rules"]],
    ],
  );
});

soon("headings of one title that nobody names are composed as they are", () => {
  const body = "## Rules\n\nOne.\n\n## Rules\n\nTwo.\n";
  const library = new Library().setMany({
    "agents/a.md": `You are A. Follow **b.md**.\n\n${body}`,
    "standards/b.md": body.replace("One", "Three").replace("Two", "Four"),
  });
  const persona = library.compose("a");
  const titles = persona.sections.map(({ title }) => title);
  assert.equal(titles.filter((title) => title === "Rules").length, 4);
  assert.equal(library.check().filter(({ severity }) => severity !== "note").length, 0);
});

soon("a variable in a heading is expanded, and told where it has no value", () => {
  const texts = {
    "agents/a.md":
      "---\nvariables:\n  place: { required: true }\n---\nYou are A.\n\n## Rules of {{ place }}\n\nx\n",
  };
  const library = new Library().setMany(texts);
  const value = "here\n# there\n```\n---";
  const persona = library.compose("a", { variables: { place: value } });
  assert.deepEqual(
    persona.sections.map(({ title, level }) => [title.replaceAll("\\", ""), level]),
    [["Rules of here # there ``` ---", 2]],
  );
  const without = library.compose("a");
  const [missing] = findings(without.diagnostics, "missing-variable", texts);
  assert.equal(missing?.at, "agents/a.md:7: {{ place }}");
  assert.deepEqual(missing.related, ["agents/a.md:3: place"]);
});

soon("a budget of 0 is an error that says what is needed", () => {
  const library = new Library().set("agents/a.md", "You are A.\n");
  for (const make of [library.compose, library.plan]) {
    assert.throws(() => make.call(library, "a", { budget: { tokens: 0 } }), {
      code: "budget-too-small",
      message: /\d more than the budget of 0; the largest part is `agents\/a\.md`/,
    });
  }
});

soon("a document of 10 MB is an error as an agent, and left out as a standard", () => {
  const texts = { "agents/a.md": "You are A. Follow **huge.md**.\n", "standards/huge.md": huge };
  const library = new Library().setMany(texts);
  const persona = library.compose("a");
  assert.equal(persona.text, texts["agents/a.md"]);
  assert.deepEqual(
    persona.leftOut.map(({ document, reason, end }) => [document, reason, end]),
    [["standards/huge.md", "size", huge.length]],
  );
  for (const found of [persona.diagnostics, library.check()]) {
    assert.equal(findings(found, "document-too-large", texts).length, 1);
  }
  assert.throws(() => new Library().set("agents/huge.md", huge).compose("huge"), {
    code: "document-too-large",
    message: /`agents\/huge\.md` has 10500008 bytes, 8388608 are read/,
  });
});

soon("1,000 includes of one file are one, with 1,000 reasons", () => {
  const forms = ["{{> b.md}}", "![[b]]", "@standards/b.md", "[b](../standards/b.md)"];
  const agent = `You are A.\n\n${forms.map((form) => `${form}\n\n`.repeat(250)).join("")}`;
  const library = new Library().setMany({
    "agents/a.md": agent,
    "standards/b.md": `# Bee\n\n${"words ".repeat(100_000)}\n`,
  });
  const plan = library.plan("a");
  assert.equal(plan.documents[1]?.references.length, 1_000);
  const persona = library.compose("a");
  assert.equal(persona.text.split("# Bee\n").length, 2);
  const again = library.compose("a", { depth: 9 });
  assert.equal(again.text, persona.text);
});

soon("a bomb of includes gives each file once", () => {
  const texts = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [
      `standards/b${at}.md`,
      `# B${at}\n\n${`Follow **b${at + 1}.md**.\n\n`.repeat(at < 29 ? 2 : 0)}`,
    ]),
  );
  const library = new Library().setMany({ ...texts, "agents/a.md": "You are A. See **b0.md**.\n" });
  const persona = library.compose("a", { depth: 100 });
  assert.equal(persona.sources.length, 31);
});

soon("a reference by an alias that leads nowhere is told so, whatever else has that name", () => {
  const aliases = { "rules.md": "gone.md" };
  const texts = { "a.md": "Follow **rules.md**.\n", "rules.md": "# Rules\n" };
  const [found] = new Library({ aliases }).setMany(texts).check({ documents: ["a.md"] });
  assert.equal(found?.help, "its alias in promptlink.json leads to no document; mend the alias");
  assert.equal(found?.fix, null);
});

soon("an alias to itself is told, and so is what relies on it", (t) => {
  const texts = { "agents/a.md": "You are A. Follow **rules.md**.\n" };
  const aliases = { "rules.md": "rules.md", "one.md": "two.md", "two.md": "one.md" };
  const library = new Library({ aliases }).setMany(texts);
  assert.equal(library.compose("a").text, texts["agents/a.md"]);
  const found = library.check();
  const [relying] = findings(found, "dangling-reference", texts);
  assert.equal(relying?.at, "agents/a.md:1: rules.md");
  assert.match(relying.help ?? "", /alias in promptlink\.json/);
  const aliasing = found.filter(({ code }) => code === "invalid-alias");
  assert.deepEqual(
    aliasing.map(({ document, message }) => `${document}: ${message}`),
    [
      "promptlink.json: the alias `one.md` leads to `two.md`, which is not in the library",
      "promptlink.json: the alias `rules.md` leads to itself",
      "promptlink.json: the alias `two.md` leads to `one.md`, which is not in the library",
    ],
  );
  const configuration = JSON.stringify({ aliases });
  const folder = folderWith(t, { ...texts, "promptlink.json": configuration });
  const { status, stdout } = promptlink(["check"], { cwd: folder });
  assert.equal(status, 1);
  assert.match(stdout, /error\[invalid-alias\]: the alias `rules\.md` leads to itself/);
  assert.match(stdout, /promptlink\.json:1:24\n.*\n1 \| \{"aliases":\{"rules\.md":"rules\.md"/);
});
