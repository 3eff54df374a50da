// remark: a tree in which everything knows its place.

import remarkParse from "remark-parse";
import { unified } from "unified";
import { Structure } from "../structure.mjs";

const processor = unified().use(remarkParse).freeze();

export function parse(text) {
  const structure = new Structure();
  children(processor.parse(text), text, structure);
  return structure.finish(text.length);
}

function children(node, text, structure) {
  for (const child of node.children) visit(child, text, structure);
}

function visit(node, text, structure) {
  const start = node.position.start.offset;
  const end = node.position.end.offset;
  switch (node.type) {
    case "heading":
      structure.heading(node.depth, inner(node, text), node.position.start.line, start);
      break;
    case "listItem": {
      const item = structure.item(start, end);
      const [first] = node.children;
      if (first?.type === "paragraph") item.text = inner(first, text);
      children(node, text, structure);
      structure.endItem();
      return;
    }
    case "inlineCode":
      structure.span("code", text.slice(start, end), start, end);
      break;
    case "strong":
      structure.span("strong", text.slice(start, end), start, end);
  }
  if (node.children) children(node, text, structure);
}

/** The source of what a node holds. */
function inner({ children }, text) {
  if (children.length === 0) return "";
  return text.slice(children[0].position.start.offset, children.at(-1).position.end.offset);
}
