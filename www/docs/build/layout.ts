import { addressFrom, escapeHtml, type Heading, type Page } from "./page.ts";
import { signMarkup } from "./sign.ts";

/** The files of the build that every page names, from the root of the site. */
export interface Assets {
  readonly style: string;
  readonly script: string;
  readonly index: string;
  /** Fonts that the first view needs. */
  readonly fonts: readonly string[];
}

/**
 * What a page of the documentation may do: show itself and search. It makes no request but for its own files, and no text
 * becomes markup.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types promptlink-docs",
].join("; ");

const groups = ["Guides", "Reference"] as const;

/** Drawn as those of the playground. */
const shapes = {
  system: "M2.5 3.5h11v7h-11zM6 13.5h4",
  light:
    "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1",
  dark: "M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6z",
  find: "M7 2.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4zM10.2 10.2L13.5 13.5",
} as const;

const icon = (name: keyof typeof shapes) =>
  `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="${shapes[name]}"/></svg>`;

/** A whole page. */
export function layout(page: Page, pages: readonly Page[], assets: Assets): string {
  const at = (path: string) => addressFrom(page.path, path);
  const root = (path: string) => at(`../${path}`);
  const title =
    page.path === "index.html" ? "promptlink documentation" : `${page.title} · promptlink`;
  const fonts = assets.fonts.map(
    (font) => `<link rel="preload" href="${root(font)}" as="font" crossorigin />`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <meta name="description" content="${escapeHtml(page.description)}" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="${root("favicon.svg")}" type="image/svg+xml" />
    <script src="${root("theme.js")}"></script>
    <link rel="stylesheet" href="${root(assets.style)}" />
    ${fonts.join("\n    ")}
    <script defer src="${root(assets.script)}" data-index="${root(assets.index)}" data-docs="${at("")}"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header class="top">
      <a class="brand" href="${at("index.html")}">
        ${signMarkup}
        promptlink
      </a>
      <p class="about">Documentation</p>
      <button type="button" class="find" aria-label="Search" aria-keyshortcuts="Control+K Meta+K /" hidden>
        ${icon("find")}<span>Search</span><kbd>/</kbd>
      </button>
      <a class="playground" href="${root("index.html")}">Playground</a>
      <fieldset class="segmented theme" hidden>
        <legend class="unseen">Theme</legend>
        ${theme("system", "Light or dark as the system")}${theme("light", "Light")}${theme("dark", "Dark")}
      </fieldset>
    </header>
    <div class="columns">
      <nav class="pages" aria-label="Pages">
        <details class="pages-fold">
          <summary>${escapeHtml(page.group ? `${page.group}: ${page.title}` : "All pages")}</summary>
          ${list(page, pages)}
        </details>
      </nav>
      <main id="content" tabindex="-1">
        <article>
${page.html}${beside(page, pages)}        </article>
      </main>
      ${contents(page.headings)}
    </div>
    <dialog class="search" aria-label="Search the documentation">
      <input type="search" placeholder="Search the documentation" aria-label="Search the documentation" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" autocomplete="off" spellcheck="false" />
      <ul id="found" role="listbox" aria-label="Found"></ul>
      <p class="search-state" role="status"></p>
    </dialog>
  </body>
</html>
`;
}

function theme(value: "system" | "light" | "dark", label: string): string {
  return `<label title="${label}"><input class="unseen" type="radio" name="theme" value="${value}" aria-label="${label}" /><span class="segment">${icon(value)}</span></label>`;
}

function list(page: Page, pages: readonly Page[]): string {
  return groups
    .map((group) => {
      const items = pages
        .filter((one) => one.group === group)
        .map((one) => {
          const current = one === page ? ' aria-current="page"' : "";
          const name = one.title.startsWith("promptlink")
            ? `<code>${escapeHtml(one.title)}</code>`
            : escapeHtml(one.title);
          return `<li><a href="${addressFrom(page.path, one.path)}"${current}>${name}</a></li>`;
        });
      return `<h2>${group}</h2><ul>${items.join("")}</ul>`;
    })
    .join("");
}

/** The guide before and the one after. */
function beside(page: Page, pages: readonly Page[]): string {
  if (page.group !== "Guides") return "";
  const some = pages.filter(({ group }) => group === page.group);
  const index = some.indexOf(page);
  const link = (one: Page | undefined, name: string, rel: string) =>
    one
      ? `<a rel="${rel}" href="${addressFrom(page.path, one.path)}"><span>${name}</span>${escapeHtml(one.title)}</a>`
      : "";
  return `<nav class="beside" aria-label="Guides beside this one">${link(some[index - 1], "Before", "prev")}${link(some[index + 1], "Next", "next")}</nav>\n`;
}

function contents(headings: readonly Heading[]): string {
  if (headings.length < 2) return '<div class="contents"></div>';
  const items = headings.map(
    ({ id, level, text }) =>
      `<li class="level-${level}"><a href="#${id}">${escapeHtml(text)}</a></li>`,
  );
  return `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${items.join("")}</ul></nav>`;
}
