// Markdown as HTML, block by block. What stands in tags is shown as the tags that it is: a model reads them as text, and
// no markup of a document is taken for the page's own.

import { Marked, type TokenizerAndRendererExtension, type Tokens } from "marked";

/** A block of the text, rendered. It is not to be trusted before it was cleaned. */
export interface Block {
  /** Its first UTF-16 unit in the text. */
  readonly start: number;
  /** The unit after the last. */
  readonly end: number;
  readonly html: string;
}

/** A line that is one tag stands alone, so that the Markdown below it is read as such. */
const tagLine: TokenizerAndRendererExtension = {
  name: "tagLine",
  level: "block",
  tokenizer(text) {
    const [raw] = /^ {0,3}<\/?[a-z][^\n<>]*>[ \t]*(?:\n+|$)/i.exec(text) ?? [];
    return raw === undefined ? undefined : { type: "tagLine", raw };
  },
  renderer: ({ raw }) => `<p>${shownTags(raw.trim())}</p>`,
};

const marked = new Marked({
  extensions: [tagLine],
  renderer: {
    html: (token) => {
      const shown = shownTags(token.text.trim());
      return "block" in token && token.block ? `<p>${shown}</p>` : shown;
    },
    link({ href, tokens }) {
      return `<a title="${escaped(href)}">${this.parser.parseInline(tokens)}</a>`;
    },
    image: ({ href, text }: Tokens.Image) =>
      `<samp title="${escaped(href)}">image: ${escaped(text || href)}</samp>`,
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    code: ({ text }) => `<pre><code>${escaped(text)}</code></pre>`,
  },
});

/** The blocks of a text. */
export function blocksOf(text: string): readonly Block[] {
  const tokens = marked.lexer(text);
  const blocks: Block[] = [];
  let start = 0;
  for (const token of tokens) {
    const html = marked.parser([token]);
    const end = start + token.raw.length;
    if (html !== "") blocks.push({ start, end, html });
    start = end;
  }
  return blocks;
}

function shownTags(text: string): string {
  return text
    .split(/(<!--[\s\S]*?-->|<[^>]*>)/)
    .map((piece, index) =>
      index % 2 === 0 ? escaped(piece).replaceAll("\n", "<br>") : `<samp>${escaped(piece)}</samp>`,
    )
    .join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
