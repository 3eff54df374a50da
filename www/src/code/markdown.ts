// Markdown as the editor colours it. HTML, CSS and JavaScript inside it are not parsed: that would triple the editor.

import { insertNewlineContinueMarkup, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, Language, syntaxHighlighting } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { MarkdownConfig, MarkdownParser } from "@lezer/markdown";

const frontmatter: MarkdownConfig = {
  defineNodes: [{ name: "Frontmatter", block: true, style: tags.meta }],
  parseBlock: [
    {
      name: "Frontmatter",
      before: "HorizontalRule",
      parse(context, line) {
        if (context.lineStart !== 0 || !/^---[ \t]*$/.test(line.text)) return false;
        let isClosed = false;
        while (!isClosed && context.nextLine()) isClosed = /^---[ \t]*$/.test(line.text);
        const end = context.lineStart + line.text.length;
        if (isClosed) context.nextLine();
        context.addElement(context.elt("Frontmatter", 0, end));
        return true;
      },
    },
  ],
};

const parser = (markdownLanguage.parser as MarkdownParser).configure(frontmatter);
const language = new Language(markdownLanguage.data, parser, [], "markdown");

const quiet = "var(--ink-faint)";

const highlight = HighlightStyle.define([
  { tag: tags.heading, color: "var(--ink)", fontWeight: "700" },
  { tag: tags.strong, color: "var(--ink)", fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.monospace, color: "var(--code)" },
  { tag: tags.link, color: "var(--ink-soft)" },
  { tag: tags.url, color: quiet },
  { tag: tags.quote, color: "var(--ink-soft)" },
  { tag: [tags.processingInstruction, tags.labelName, tags.contentSeparator], color: quiet },
  { tag: [tags.meta, tags.comment], color: quiet },
]);

/** Markdown, coloured. */
export const markdown = [language, syntaxHighlighting(highlight)];

/** Enter goes on with the list or quote that the caret is in. */
export const continueMarkup = Prec.high(
  keymap.of([{ key: "Enter", run: insertNewlineContinueMarkup }]),
);
