// Elements of tooltips, which CodeMirror wants as such. Text goes in as text nodes only.

import { codeSpans } from "../parts/code-spans.ts";

/** An element with a class and what it holds. */
export function element(
  name: string,
  className: string,
  content: readonly (Node | string)[],
): HTMLElement {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

/** A message with its names set as code. */
export function prose(text: string): (Node | string)[] {
  return codeSpans(text).map((piece) =>
    piece.isCode ? element("code", "", [piece.text]) : piece.text,
  );
}
