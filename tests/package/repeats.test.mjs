// What several documents say in the same words, patterns of paths, and markers, as callers see them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "promptlink";
import { folderWith, promptlink } from "./support.mjs";

const texts = {
  "agents/keeper.md": "You are a Keeper. Follow all standards in `standards/*.md`.\n",
  "standards/books.md": "# Books\n\n- You MUST count twice.\n- Write it down.\n",
  "standards/money.md": "# Money\n\n- You MUST count twice.\n- Spend little.\n",
};
const library = () => new Library().setMany(texts);

test("a rule that two standards have stands once, and is known to be of both", () => {
  const persona = library().compose("keeper");
  assert.equal(persona.text.match(/count twice/g)?.length, 1);
  const repeats = persona.repeats.map(({ text, kept, others }) => ({
    text,
    places: [kept, ...others].map(({ document, line }) => `${document}:${line}`),
  }));
  const places = ["standards/books.md:3", "standards/money.md:3"];
  assert.deepEqual(repeats, [{ text: "- You MUST count twice.", places }]);
  const [repeat] = persona.repeats;
  for (const { document, start, end } of [repeat?.kept, ...(repeat?.others ?? [])].flatMap(
    (one) => one ?? [],
  ))
    assert.match(
      texts[/** @type {keyof typeof texts} */ (document)].slice(start, end),
      /^- You MUST count twice\.\n$/,
    );
  const left = persona.leftOut.filter(({ reason }) => reason === "repeated");
  assert.deepEqual(
    left.map(({ document, line }) => `${document}:${line}`),
    ["standards/money.md:3"],
  );
  assert.deepEqual(library().plan("keeper").repeats, persona.repeats);
  const parts = library().plan("keeper").leftOut;
  assert.ok(
    parts.some(
      ({ document, reason }) => document === "standards/money.md" && reason === "repeated",
    ),
  );
});

test("where repeats are kept, each document says what it says", () => {
  const persona = library().compose("keeper", { repeats: "keep" });
  assert.equal(persona.text.match(/count twice/g)?.length, 2);
  assert.deepEqual(persona.repeats, []);
  const wrong = /** @type {any} */ ({ repeats: "twice" });
  assert.throws(() => library().compose("keeper", wrong), { code: "invalid-option" });
});

test("markers say which lines follow, and a budget counts them", () => {
  const plain = library().compose("keeper");
  const marked = library().compose("keeper", { markers: true });
  const markers = marked.text.match(/^<!-- from .* -->$/gm);
  assert.deepEqual(markers, [
    "<!-- from agents/keeper.md#L1-L1 -->",
    "<!-- from standards/books.md#L1-L4 -->",
    "<!-- from standards/money.md#L1-L4 -->",
  ]);
  assert.equal(marked.text.replaceAll(/<!-- from .* -->\n\n/g, ""), plain.text);
  const written = marked.map.filter(({ change }) => change === "marker");
  assert.equal(written.length, 3);
  assert.ok(marked.tokens > plain.tokens);
  const options = { markers: true, budget: { tokens: marked.tokens } };
  assert.equal(library().compose("keeper", options).text, marked.text);
});

test("a pattern selects all that it matches, and one that matches nothing is an error", () => {
  const one = library();
  const references = one.document("agents/keeper.md")?.references ?? [];
  assert.deepEqual(
    references.map(({ target, tier }) => [target, tier]),
    [
      ["standards/books.md", "glob"],
      ["standards/money.md", "glob"],
    ],
  );
  assert.deepEqual(
    one.document("agents/keeper.md")?.agent?.standards.map(({ target }) => target),
    ["standards/books.md", "standards/money.md"],
  );
  one.set("agents/lost.md", "---\nstandards: [rules/*.md]\n---\n\nYou are lost.\n");
  const [found] = one.check().filter(({ code }) => code === "dangling-reference");
  assert.equal(found?.message, "no document matches `rules/*.md`");
});

test("the command line takes both options", (test) => {
  const folder = folderWith(test, texts);
  const text = (/** @type {string[]} */ ...words) =>
    promptlink(["compose", "keeper", "--library", folder, ...words]).stdout;
  assert.equal(text().match(/count twice/g)?.length, 1);
  assert.equal(text("--repeats", "keep").match(/count twice/g)?.length, 2);
  assert.match(text("--markers"), /^<!-- from standards\/books\.md#L1-L4 -->$/m);
});
