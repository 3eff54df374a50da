// commonmark.js: a tree that is walked. Blocks know their lines and columns; what is inline knows no place.

import { Parser } from "commonmark";
import { lineStarts, Structure } from "../structure.mjs";

const parser = new Parser();

export function parse(text) {
  const lines = lineStarts(text);
  const structure = new Structure();
  const walker = parser.parse(text).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    if (!entering) {
      if (node.type === "item") structure.endItem();
    } else if (node.type === "heading") {
      const [[line, column]] = node.sourcepos;
      structure.heading(node.level, words(node), line, offset(lines, line, column - 1));
    } else if (node.type === "item") item(node, text, lines, structure);
    else if (node.type === "code") structure.span("code", node.literal);
    else if (node.type === "strong") structure.span("strong", words(node));
  }
  return structure.finish(text.length);
}

function item(node, text, lines, structure) {
  const { start, end } = place(node, lines);
  const item = structure.item(start, end);
  const first = node.firstChild;
  if (first?.type !== "paragraph") return;
  const paragraph = place(first, lines);
  item.text = text.slice(paragraph.start, paragraph.end);
}

function place({ sourcepos: [[line, column], [lastLine, lastColumn]] }, lines) {
  return { start: offset(lines, line, column - 1), end: offset(lines, lastLine, lastColumn) };
}

const offset = (lines, line, column) => lines[line - 1] + column;

/** The words within a node. */
function words(node) {
  let text = "";
  for (let child = node.firstChild; child; child = child.next)
    text += child.literal ?? words(child);
  return text;
}
