import type { Parser } from "@lezer/common";
import { type Highlighter, highlightCode, type Tag, tagHighlighter, tags } from "@lezer/highlight";
import { parser as javascript } from "@lezer/javascript";
import { parser as json } from "@lezer/json";
import { parser as markdown } from "@lezer/markdown";
import { parser as rust } from "@lezer/rust";
import { parser as yaml } from "@lezer/yaml";
import { escapeHtml } from "./page.ts";

const typescript = javascript.configure({ dialect: "ts" });

const parsers = {
  js: javascript,
  json,
  jsonc: javascript,
  md: markdown,
  rust,
  ts: typescript,
  yaml,
} as const;

const classes: readonly { tag: readonly Tag[]; class: string }[] = [
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: "code-comment" },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.self], class: "code-keyword" },
  {
    tag: [tags.string, tags.special(tags.string), tags.regexp, tags.monospace],
    class: "code-string",
  },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: "code-number" },
  { tag: [tags.typeName, tags.className], class: "code-type" },
  { tag: [tags.propertyName, tags.attributeName], class: "code-property" },
  { tag: [tags.heading], class: "code-heading" },
  { tag: [tags.strong], class: "code-strong" },
  { tag: [tags.link, tags.url], class: "code-string" },
  { tag: [tags.meta, tags.processingInstruction], class: "code-comment" },
];

const highlighter: Highlighter = tagHighlighter(
  classes.flatMap(({ tag, class: name }) => tag.map((one) => ({ tag: one, class: name }))),
);

/**
 * Code as HTML, in spans by what its parts are.
 *
 * @param language the language of a fence; what no parser knows is plain
 */
export function highlight(code: string, language: string): string {
  if (language === "console") return highlightConsole(code);
  if (!isKnown(language)) return escapeHtml(code);
  // To the parser of Markdown the frontmatter would be a heading.
  const [head = ""] = language === "md" ? (/^---\n.*?\n---\n/s.exec(code) ?? []) : [];
  const frontmatter = head && highlight(head, "yaml");
  return frontmatter + highlightWith(parsers[language], code.slice(head.length));
}

function highlightWith(parser: Parser, code: string): string {
  let html = "";
  const put = (text: string, name: string) => {
    html += name ? `<span class="${name}">${escapeHtml(text)}</span>` : escapeHtml(text);
  };
  highlightCode(code, parser.parse(code), highlighter, put, () => {
    html += "\n";
  });
  return html;
}

function isKnown(language: string): language is keyof typeof parsers {
  return Object.hasOwn(parsers, language);
}

/** Commands stand out, and what they print stands back. */
function highlightConsole(code: string): string {
  const lines = code.split("\n").map((line) => {
    if (!line.startsWith("$ ")) return `<span class="code-output">${escapeHtml(line)}</span>`;
    return `<span class="code-prompt">$ </span>${escapeHtml(line.slice(2))}`;
  });
  return lines.join("\n");
}
