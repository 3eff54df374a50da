// markdown-it: a flat list of tokens. Blocks know their lines; what is inline knows no place.

import MarkdownIt from "markdown-it";
import { lineStarts, Structure } from "../structure.mjs";

const markdown = new MarkdownIt({ html: true });

export function parse(text) {
  const lines = lineStarts(text);
  const structure = new Structure();
  const tokens = markdown.parse(text, {});
  for (let index = 0; index < tokens.length; index++) {
    const { type, map } = tokens[index];
    if (type === "heading_open") heading(tokens, index, lines, structure);
    else if (type === "list_item_open") {
      const item = structure.item(lines[map[0]], lines[map[1]]);
      if (tokens[index + 1].type === "paragraph_open") item.text = tokens[index + 2].content;
    } else if (type === "list_item_close") structure.endItem();
    else if (type === "inline") spans(tokens[index].children, structure);
  }
  return structure.finish(text.length);
}

function heading(tokens, index, lines, structure) {
  const { tag, map } = tokens[index];
  const [line] = map;
  structure.heading(tag.charCodeAt(1) - 48, tokens[index + 1].content, line + 1, lines[line]);
}

function spans(tokens, structure) {
  for (let index = 0; index < tokens.length; index++) {
    const { type, content } = tokens[index];
    if (type === "code_inline") structure.span("code", content);
    else if (type === "strong_open") structure.span("strong", words(tokens, index));
  }
}

/** The words of a strong emphasis. */
function words(tokens, open) {
  const { level } = tokens[open];
  let text = "";
  for (let index = open + 1; tokens[index].level > level; index++) text += tokens[index].content;
  return text;
}
