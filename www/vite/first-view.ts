import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { escapeHtml } from "../docs/build/page.ts";
import { signMarkup } from "../docs/build/sign.ts";
import { about } from "../src/parts/brand.ts";

const agent = new URL("../../library/agents/backend-developer.md", import.meta.url);

/** As many as a large screen shows. */
const lines = 40;

/** Puts into the page what is seen before its code comes: its sign, what it is, and the text that a first visit begins with. */
export function firstView(): Plugin {
  return {
    name: "promptlink:first-view",
    transformIndexHtml: {
      order: "pre",
      handler: (html) => {
        const text = readFileSync(agent, "utf8").split("\n").slice(0, lines).join("\n");
        const first = `<pre class="starting-text" aria-hidden="true">${marked(text)}</pre>`;
        return Object.entries({
          "<!-- the sign -->": signMarkup,
          "<!-- what the page is -->": about,
          "<!-- the text that a first visit begins with -->": first,
        }).reduce(filled, html);
      },
    },
  };
}

function filled(html: string, [place, markup]: readonly [string, string]): string {
  if (!html.includes(place)) throw new Error(`the page has no ${place}`);
  return html.replace(place, () => markup);
}

/** Headings and strong words stand out, as they will. */
function marked(text: string): string {
  return escapeHtml(text)
    .replace(/^(#+ )(.*)$/gm, "$1<b>$2</b>")
    .replace(/\*\*([^*\n]+)\*\*/g, "**<b>$1</b>**");
}
