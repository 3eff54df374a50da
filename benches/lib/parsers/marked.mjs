// marked: a tree of tokens that hold their source, whose lengths add up to places. Within items the source is without
// its indentation, so that only blocks get places.

import { lexer } from "marked";
import { Structure } from "../structure.mjs";

export function parse(text) {
  const structure = new Structure();
  const at = { offset: 0, line: 1 };
  for (const token of lexer(text)) {
    block(token, at.offset, at.line, structure);
    at.offset += token.raw.length;
    at.line += lineFeeds(token.raw);
  }
  return structure.finish(text.length);
}

function block(token, start, line, structure) {
  switch (token.type) {
    case "heading":
      structure.heading(token.depth, token.text, line, start);
      inlines(token.tokens, structure);
      break;
    case "list":
      list(token, start, structure);
      break;
    case "blockquote":
      for (const child of token.tokens) block(child, start, line, structure);
      break;
    case "table":
      for (const row of [token.header, ...token.rows]) {
        for (const cell of row) inlines(cell.tokens, structure);
      }
      break;
    default:
      if (token.tokens) inlines(token.tokens, structure);
  }
}

function list({ items }, start, structure) {
  let offset = start;
  for (const { raw, tokens } of items) {
    const item = structure.item(offset, offset + raw.length);
    const [first] = tokens;
    if (first?.type === "text" || first?.type === "paragraph") item.text = first.text;
    for (const child of tokens) block(child, offset, 0, structure);
    structure.endItem();
    offset += raw.length;
  }
}

function inlines(tokens, structure) {
  for (const { type, raw, tokens: inner } of tokens) {
    if (type === "codespan") structure.span("code", raw);
    else if (type === "strong") structure.span("strong", raw);
    if (inner) inlines(inner, structure);
  }
}

function lineFeeds(text) {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
