import { api } from "./api.ts";
import { checks } from "./checks.ts";
import { commands } from "./commands.ts";
import { guides } from "./guides.ts";
import { type Assets, layout } from "./layout.ts";
import { escapeHtml, type Page } from "./page.ts";
import { searchIndex } from "./search.ts";
import { targets } from "./targets.ts";

/** Every page of the documentation. */
export async function allPages(): Promise<Page[]> {
  const pages = [...guides(), commands(), targets(), checks(), ...(await api())];
  return [start(pages), ...pages];
}

/** The files of the documentation, by path in its folder. */
export function files(pages: readonly Page[], assets: Assets): Map<string, string> {
  const written = pages.map((page): [string, string] => [page.path, layout(page, pages, assets)]);
  return new Map([...written, [indexFile, searchIndex(pages)]]);
}

/** The index of the search. */
export const indexFile = "search-index.js";

const about =
  "promptlink links an agent with the standards and skills that its prompt refers to, into one persona: a system prompt that is complete.";

/** The page that leads to all others. */
function start(pages: readonly Page[]): Page {
  const cards = (group: Page["group"]) =>
    pages
      .filter((page) => page.group === group)
      .map(
        ({ path, title, description }) =>
          `<li><a href="${path}"><strong>${escapeHtml(title)}</strong><span>${escapeHtml(description)}</span></a></li>`,
      )
      .join("");
  const html = `<h1>Documentation</h1>
<p class="lead">${about}</p>
<h2 id="guides">Guides</h2>
<ul class="cards">${cards("Guides")}</ul>
<h2 id="reference">Reference</h2>
<ul class="cards">${cards("Reference")}</ul>
`;
  return {
    path: "index.html",
    title: "Documentation",
    description: about,
    group: "",
    html,
    headings: [],
    sections: [{ anchor: "", title: "Documentation", text: about }],
  };
}
