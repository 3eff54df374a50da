import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "promptlink";
import { processorTime } from "./support.mjs";

const text = [
  "---",
  "name: ünïcode 😀",
  "---",
  "Before `x`.",
  "",
  "# 😀 One",
  "",
  "- **a** é",
  "  - `b` 𝕏",
  "- c",
  "",
  "## Two",
  "",
  "**Bold line**",
  "",
  "`d`",
  "",
  "# Three",
  "",
].join("\n");

test("sections nest, and hold their items and spans", () => {
  const { sections, spans } = parse(text);
  assert.deepEqual(
    spans.map(({ text }) => text),
    ["`x`"],
  );
  assert.deepEqual(
    sections.map(({ title, level, line }) => [title, level, line]),
    [
      ["😀 One", 1, 6],
      ["Three", 1, 18],
    ],
  );
  const [one] = sections;
  assert.deepEqual(
    one?.items.map(({ text, depth, spans }) => [text, depth, spans.map(({ text }) => text)]),
    [
      ["**a** é", 0, ["**a**"]],
      ["`b` 𝕏", 1, ["`b`"]],
      ["c", 0, []],
    ],
  );
  const [two] = one?.sections ?? [];
  assert.equal(two?.title, "Two");
  assert.deepEqual(
    two?.sections.map(({ title, style }) => [title, style]),
    [["Bold line", "bold"]],
  );
});

test("every offset is a UTF-16 unit, where bytes would be wrong", () => {
  const bytes = Buffer.from(text).indexOf("`b`");
  assert.notEqual(text.slice(bytes, bytes + 3), "`b`", "bytes are right by accident");
  let seen = 0;
  /** @param {import("promptlink").StructureSection} section */
  const check = (section) => {
    assert.ok(text.slice(section.start).startsWith("#") || section.style !== "atx");
    for (const item of section.items) assert.match(text.slice(item.start), /^- /);
    for (const span of [...section.spans, ...section.items.flatMap(({ spans }) => spans)]) {
      assert.equal(text.slice(span.start, span.end), span.text);
      seen += 1;
    }
    section.sections.forEach(check);
  };
  parse(text).sections.forEach(check);
  assert.equal(seen, 4);
});

test("any text has a structure", () => {
  const texts = [
    "",
    "\ufeff",
    "\0",
    "\r",
    "- ".repeat(5000),
    ">".repeat(100_000),
    "`".repeat(10_000),
    "#".repeat(99),
  ];
  for (const odd of texts) assert.ok(Array.isArray(parse(odd).sections));
});

test("a text beyond the limit is refused with a code", () => {
  assert.throws(() => parse("x".repeat(8 * 1024 * 1024 + 1)), { code: "document-too-large" });
});

test("one long line of many spans takes time in proportion", () => {
  const time = (/** @type {number} */ count) => {
    const line = "é `x` **y** ".repeat(count);
    parse(line);
    const start = processorTime();
    assert.equal(parse(line).spans.length, 2 * count);
    return processorTime() - start;
  };
  const [small, large] = [time(4_000), time(32_000)];
  assert.ok(
    large < 8 * 4 * Math.max(small, 2),
    `8 times the text took ${(large / small).toFixed(1)} times as long`,
  );
});
