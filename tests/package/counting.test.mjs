// Personas whose tokens are counted rather than estimated.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "promptlink";
import { loadLibrary } from "promptlink/node";
import { loadTokenizer } from "promptlink/tokens";
import { roster } from "./support.mjs";

const tokenizer = await loadTokenizer("o200k_base");

for (const target of /** @type {const} */ (["markdown", "xml"])) {
  test(`what a persona says about its tokens can be counted again, as ${target}`, async () => {
    const library = await loadLibrary(roster);
    const persona = library.compose("backend-developer", { target, tokenizer });
    assert.equal(persona.encoding, "o200k_base");
    assert.equal(persona.tokens, tokenizer.count(persona.text));
    const count = (/** @type {{ start: number, end: number }} */ { start, end }) =>
      tokenizer.count(persona.text.slice(start, end));
    assert.ok(persona.sections.length > 20);
    for (const section of persona.sections) assert.equal(section.tokens, count(section));
    for (const source of persona.sources) assert.equal(source.tokens, count(source));
    const leftOut = persona.leftOut.map(({ document, start, end }) =>
      tokenizer.count(library.text(document)?.slice(start, end) ?? ""),
    );
    assert.ok(leftOut.length > 0);
    assert.deepEqual(
      persona.leftOut.map(({ tokens }) => tokens),
      leftOut,
    );
    assert.equal(persona.toJSON().encoding, "o200k_base");
  });
}

test("a section has its own tokens and those of the sections in it", async () => {
  const library = await loadLibrary(roster);
  const { sections } = library.compose("backend-developer", { tokenizer });
  for (const [index, section] of sections.entries()) {
    const inside = sections.filter(({ parent }) => parent === index);
    const sum = inside.reduce((sum, { tokens }) => sum + tokens, section.ownTokens);
    assert.equal(sum, section.tokens, section.title);
  }
});

test("without a tokenizer tokens are estimated, and the persona says so", async () => {
  const library = await loadLibrary(roster);
  const persona = library.compose("backend-developer");
  const exact = library.compose("backend-developer", { tokenizer }).tokens;
  assert.equal(persona.encoding, "estimated");
  assert.equal(persona.toJSON().encoding, "estimated");
  assert.ok(Math.abs(persona.tokens / exact - 1) < 0.07, `${persona.tokens} for ${exact}`);
});

test("any other tokenizer counts by its own function", () => {
  const library = new Library()
    .set("agents/a.md", "# A\n\nFollow **b.md**.\n")
    .set("standards/b.md", "# B\n");
  const words = {
    encoding: "words",
    count: (/** @type {string} */ text) => text.split(/\s+/).filter(Boolean).length,
  };
  const persona = library.compose("a", { tokenizer: words });
  assert.equal(persona.encoding, "words");
  assert.equal(persona.tokens, persona.text.trim().split(/\s+/).length);
  const characters = { encoding: "characters", count: (/** @type {string} */ text) => text.length };
  assert.equal(library.compose("a", { tokenizer: characters }).tokens, persona.text.length);
  assert.equal(library.compose("a").encoding, "estimated", "the one does not touch the other");
});

test("a persona counts its texts as they were when it was composed", () => {
  const library = new Library().set("agents/a.md", "---\nname: a\n---\n# A\n\nOne two three.\n");
  const persona = library.compose("a", { tokenizer });
  library.set("agents/a.md", "# Changed\n");
  assert.equal(persona.tokens, tokenizer.count(persona.text));
  assert.equal(persona.leftOut[0]?.tokens, tokenizer.count("---\nname: a\n---\n"));
});

test("what is no tokenizer, or counts no numbers, is misuse", () => {
  const library = new Library().set("agents/a.md", "# A\n");
  for (const odd of [7, "o200k_base", {}, { encoding: "x" }, { count: () => 1 }]) {
    assert.throws(() => library.compose("a", { tokenizer: /** @type {any} */ (odd) }), {
      name: "TypeError",
      code: "invalid-option",
    });
  }
  for (const odd of [-1, 0.5, Number.NaN, "3", Promise.resolve(3)]) {
    const count = () => /** @type {any} */ (odd);
    const persona = library.compose("a", { tokenizer: { encoding: "odd", count } });
    assert.throws(() => persona.tokens, { name: "TypeError", code: "invalid-argument" });
  }
});

test("a plan counts as the persona does", async () => {
  const library = await loadLibrary(roster);
  for (const options of [{}, { topics: "select" }, { budget: { tokens: 6000 } }, { depth: 2 }]) {
    const typed = /** @type {import("promptlink").ComposeOptions} */ ({ ...options, tokenizer });
    const plan = library.plan("backend-developer", typed);
    const persona = library.compose("backend-developer", typed);
    assert.deepEqual([plan.encoding, plan.tokens], [tokenizer.encoding, persona.tokens]);
    assert.deepEqual(plan.options, options, "what counts is no option");
    assert.deepEqual(
      plan.documents.map(({ tokens }) => tokens),
      persona.sources.map(({ tokens }) => tokens),
    );
    for (const { document, start, end, tokens } of plan.leftOut)
      assert.equal(tokens, tokenizer.count(library.text(document)?.slice(start, end) ?? ""));
    for (const { path, sections } of plan.documents) {
      const text = library.text(path) ?? "";
      const cut = plan.leftOut.some(({ document }) => document === path);
      for (const { start, end, tokens, ownTokens, kept } of sections) {
        assert.equal(tokens, tokenizer.count(text.slice(start, end)));
        assert.ok(ownTokens <= tokens);
        if (!cut) assert.equal(kept, tokens);
      }
    }
  }
  const { encoding } = library.plan("backend-developer");
  assert.equal(encoding, "estimated");
});

test("a plan counts of each document what the persona has of it, also where it inherits", () => {
  const library = new Library().setMany({
    "agents/base.md": "You are a base.\n\n## Rules\n\n- Test first.\n\n## Tools\n\nUse make.\n",
    "agents/api.md":
      "---\nextends: base\nsections: { Rules: append }\n---\n\nYou are an API.\n\n## Rules\n\n- Say why.\n",
  });
  const { documents, tokens } = library.plan("api", { tokenizer });
  const { sources } = library.compose("api", { tokenizer });
  const counts = documents.map((document) => document.tokens);
  assert.deepEqual(
    counts,
    sources.map((source) => source.tokens),
  );
  assert.ok(counts.reduce((sum, count) => sum + count) <= tokens, "no line is counted twice");
  assert.match(
    library.why("api", "base", { tokenizer }).sentence,
    new RegExp(`\\(${counts[1]} tokens`),
  );
});
