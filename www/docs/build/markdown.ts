import MarkdownIt from "markdown-it";
import { highlight } from "./highlight.ts";
import { anchorOf, escapeHtml, type Heading, type Page, type SearchedSection } from "./page.ts";

const markdown = new MarkdownIt({ html: false, typographer: false });

const { rules } = markdown.renderer;

rules["fence"] = (tokens, index) => {
  const { content = "", info = "" } = tokens[index] ?? {};
  const [language = "", path = ""] = info.trim().split(/\s+/);
  return figure(content.replace(/\n$/, ""), language, path.includes(".") ? path : "");
};

rules["heading_open"] = (tokens, index) => {
  const { tag } = tokens[index] ?? { tag: "h2" };
  return `<${tag} id="${anchorOf(textOf(tokens[index + 1]))}">`;
};

rules["heading_close"] = (tokens, index) => {
  const { tag } = tokens[index] ?? { tag: "h2" };
  const text = textOf(tokens[index - 1]);
  return `${tag === "h1" ? "" : anchorLink(anchorOf(text), text)}</${tag}>\n`;
};

rules["table_open"] = () => '<div class="table" tabindex="0"><table>\n';
rules["table_close"] = () => "</table></div>\n";

/** A link to a heading, beside it. */
export function anchorLink(id: string, text: string): string {
  return `<a class="anchor" href="#${id}" aria-label="Link to “${escapeHtml(text)}”">#</a>`;
}

/** Code, with the name of its file where it is one. */
export function figure(code: string, language: string, name = ""): string {
  return figureOf(highlight(code, language), language, name);
}

/** Code that is HTML already. */
export function figureOf(html: string, language: string, name = ""): string {
  const caption = name ? `<figcaption>${escapeHtml(name)}</figcaption>` : "";
  return `<figure class="code ${language}">${caption}<pre tabindex="0"><code>${html}</code></pre></figure>\n`;
}

type Token = ReturnType<typeof markdown.parse>[number];

function textOf(token: Token | undefined): string {
  const parts = token?.children?.filter(({ type }) => type === "text" || type === "code_inline");
  return parts?.map(({ content }) => content).join("") ?? "";
}

/** Markdown as HTML. `[x](y.md)` leads to the page `y.html`. */
export function render(text: string): string {
  return markdown.render(
    text.replaceAll(/\]\((?!https?:)([\w./-]+)\.md(#[\w-]*)?\)/g, "]($1.html$2)"),
  );
}

/** Markdown within a line as HTML. */
export function renderInline(text: string): string {
  return markdown.renderInline(text);
}

/** The headings of a Markdown text, and what a search finds in it. */
export function outline(text: string): Pick<Page, "headings" | "sections"> {
  const headings: Heading[] = [];
  const sections: { anchor: string; title: string; text: string }[] = [];
  const tokens = markdown.parse(text, {});
  for (const [index, { type, tag, content }] of tokens.entries()) {
    if (type === "heading_open") {
      const title = textOf(tokens[index + 1]);
      const level = Number(tag.slice(1));
      const anchor = level === 1 ? "" : anchorOf(title);
      sections.push({ anchor, title, text: "" });
      if (level === 2 || level === 3) headings.push({ id: anchor, level, text: title });
    } else if (type === "inline" || type === "fence") {
      const section = sections.at(-1);
      const isHeading = tokens[index - 1]?.type === "heading_open";
      if (section && !isHeading) section.text += `${type === "inline" ? plain(content) : content} `;
    }
  }
  return { headings, sections: sections satisfies SearchedSection[] };
}

/** A line of Markdown without its marks. */
function plain(text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]/g, "");
}
