// What promptlink reads off Markdown is what three other parsers read, wherever they agree among themselves.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Parser } from "commonmark";
import MarkdownIt from "markdown-it";
import { parse } from "promptlink";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { corpus, root } from "./support.mjs";

/**
 * What a parser finds, in document order: headings outside of quotes and lists as line and level, items as lines, and
 * what stands in code spans and strong emphases.
 *
 * @typedef {{ headings: string[], items: string[], code: string[], strong: string[] }} Found
 */

/** @returns {Found} */
const nothing = () => ({ headings: [], items: [], code: [], strong: [] });

const commonmark = new Parser();

/**
 * @param {string} text
 * @returns {Found}
 */
function byCommonmark(text) {
  const found = nothing();
  const walker = commonmark.parse(text).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    if (!entering) continue;
    if (node.type === "heading" && node.parent?.type === "document")
      found.headings.push(`${node.sourcepos[0][0]}:${node.level}`);
    else if (node.type === "item") found.items.push(`${node.sourcepos[0][0]}`);
    else if (node.type === "code") found.code.push(node.literal ?? "");
    else if (node.type === "strong") found.strong.push(words(node));
  }
  return found;
}

/**
 * @param {import("commonmark").Node} node
 * @returns {string}
 */
function words(node) {
  let text = "";
  for (let child = node.firstChild; child; child = child.next) {
    if (child.type === "softbreak" || child.type === "linebreak") text += " ";
    else if (child.type !== "html_inline") text += child.literal ?? words(child);
  }
  return text;
}

const markdownIt = new MarkdownIt({ html: true });

/**
 * @param {string} text
 * @returns {Found}
 */
function byMarkdownIt(text) {
  const found = nothing();
  for (const { type, tag, level, map, children } of markdownIt.parse(text, {})) {
    const line = (map?.[0] ?? 0) + 1;
    if (type === "heading_open" && level === 0) found.headings.push(`${line}:${tag.slice(1)}`);
    else if (type === "list_item_open") found.items.push(`${line}`);
    for (const [index, token] of (children ?? []).entries()) {
      if (token.type === "code_inline") found.code.push(token.content);
      else if (token.type === "strong_open") found.strong.push(within(children ?? [], index));
    }
  }
  return found;
}

/**
 * @param {import("markdown-it").Token[]} tokens
 * @param {number} open
 */
function within(tokens, open) {
  let text = "";
  for (const { type, level, content } of tokens.slice(open + 1)) {
    if (level <= (tokens[open]?.level ?? 0)) break;
    if (type === "softbreak" || type === "hardbreak") text += " ";
    else if (type !== "html_inline") text += content;
  }
  return text;
}

const remark = unified().use(remarkParse).freeze();

/**
 * What remark finds, and where its spans lie.
 *
 * @param {string} text
 */
function byRemark(text) {
  const found = { ...nothing(), spans: /** @type {string[]} */ ([]) };
  /** @param {any} node @param {boolean} isTop */
  const visit = (node, isTop) => {
    const { start, end } = node.position;
    if (node.type === "heading" && isTop) found.headings.push(`${start.line}:${node.depth}`);
    else if (node.type === "listItem") found.items.push(`${start.line}`);
    else if (node.type === "inlineCode") found.code.push(node.value);
    else if (node.type === "strong") found.strong.push(plain(node));
    if (node.type === "inlineCode" || node.type === "strong")
      found.spans.push(
        `${node.type === "strong" ? "strong" : "code"} ${start.offset}-${end.offset}`,
      );
    for (const child of node.children ?? []) visit(child, node.type === "root");
  };
  visit(remark.parse(text), false);
  return found;
}

/**
 * @param {any} node
 * @returns {string}
 */
function plain(node) {
  if (node.type === "break") return " ";
  if (node.type === "html") return "";
  return node.value ?? node.alt ?? (node.children ?? []).map(plain).join("");
}

/**
 * What promptlink finds. Its spans have places where the others have words.
 *
 * @param {string} text
 */
function byPromptlink(text) {
  const found = { headings: /** @type {string[]} */ ([]), items: /** @type {number[]} */ ([]) };
  /** @type {import("promptlink").StructureSpan[]} */
  const spans = [];
  /** @param {import("promptlink").Structure | import("promptlink").StructureSection} part */
  const visit = (part) => {
    if ("level" in part && part.style !== "bold" && part.style !== "label")
      found.headings.push(`${part.line}:${part.level}`);
    found.items.push(...part.items.map(({ start }) => start));
    spans.push(...part.spans, ...part.items.flatMap((item) => item.spans));
    part.sections.forEach(visit);
  };
  visit(parse(text));
  spans.sort((one, other) => one.start - other.start || other.end - one.end);
  const lineOf = (/** @type {number} */ offset) => `${text.slice(0, offset).split("\n").length}`;
  return {
    headings: found.headings,
    items: found.items.sort((one, other) => one - other).map(lineOf),
    spans: spans.map(({ kind, start, end }) => `${kind} ${start}-${end}`),
  };
}

/** Parsers keep or fold the blanks around line ends. */
const folded = (/** @type {readonly string[]} */ texts) =>
  texts.map((text) => text.replace(/\s+/g, " ").trim());

/**
 * @param {readonly string[]} one
 * @param {...readonly string[]} others
 */
const agree = (one, ...others) =>
  others.every((other) => JSON.stringify(folded(other)) === JSON.stringify(folded(one)));

/** @param {readonly string[]} spans @param {string} kind */
const ofKind = (spans, kind) => spans.filter((span) => span.startsWith(kind));

/**
 * Compares every text, and says how often the three agree.
 *
 * @param {Iterable<readonly [name: string, text: string]>} texts
 */
function compare(texts) {
  const agreed = { headings: 0, items: 0, code: 0, strong: 0 };
  let count = 0;
  for (const [name, text] of texts) {
    count += 1;
    const [one, other, third] = [byCommonmark(text), byMarkdownIt(text), byRemark(text)];
    const own = byPromptlink(text);
    for (const part of /** @type {const} */ (["headings", "items", "code", "strong"])) {
      if (!agree(one[part], other[part], third[part])) continue;
      agreed[part] += 1;
      if (part === "code" || part === "strong")
        assert.deepEqual(ofKind(own.spans, part), ofKind(third.spans, part), `${name}: ${part}`);
      else assert.deepEqual(own[part], third[part], `${name}: ${part}`);
    }
  }
  return { count, agreed };
}

/**
 * A text that all of them read alike: without frontmatter, which the others do not know, and line ends that they count
 * differently.
 *
 * @param {string} text
 */
const body = (text) =>
  `Text.\n\n${text
    .replace(/^\ufeff/, "")
    .replace(/^---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/, "")
    .replace(/\r\n?/g, "\n")}`;

/** Footnotes are text or link definitions to the others. */
const isBeyond = (/** @type {string} */ text) =>
  /^[ >]*\[\^[^\]]+\]:/m.test(text) || text.includes("\0");

/** @param {readonly string[]} folders @param {RegExp} ending */
function* textsIn(folders, ending) {
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((file) => file.isFile() && ending.test(file.name))) {
      const path = join(file.parentPath, file.name);
      const text = body(readFileSync(path, "utf8"));
      if (!isBeyond(text)) yield/** @type {const} */ ([path, text]);
    }
  }
}

test("fixtures and the roster are read as by other parsers", () => {
  const folders = [join(root, "tests", "fixtures"), join(root, "library")];
  const { count, agreed } = compare(textsIn(folders, /\.(?:md|mdc|txt)$/));
  for (const [part, times] of Object.entries(agreed))
    assert.ok(times >= 0.9 * count, `the others agree on ${part} in ${times} of ${count} texts`);
});

test("the corpus is read as by other parsers", (t) => {
  const repositories = join(corpus, "repos");
  if (!existsSync(repositories)) return t.skip("the corpus is not here");
  const { count, agreed } = compare(textsIn([repositories], /\.mdc?$/));
  for (const [part, times] of Object.entries(agreed))
    assert.ok(times >= 0.9 * count, `the others agree on ${part} in ${times} of ${count} texts`);
});
