import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { escapeHtml } from "../docs/build/page.ts";

const agent = new URL("../../library/agents/backend-developer.md", import.meta.url);

/** As many as a large screen shows. */
const lines = 40;

/** Where it comes into the page. */
const place = "<!-- the text that a first visit begins with -->";

/** Puts the first agent's text into the page, so that there is something to read while promptlink loads. */
export function firstText(): Plugin {
  return {
    name: "promptlink:first-text",
    transformIndexHtml: {
      order: "pre",
      handler: (html) => {
        if (!html.includes(place)) throw new Error(`the page has no ${place}`);
        const text = readFileSync(agent, "utf8").split("\n").slice(0, lines).join("\n");
        return html.replace(
          place,
          () => `<pre class="starting-text" aria-hidden="true">${marked(text)}</pre>`,
        );
      },
    },
  };
}

/** Headings and strong words stand out, as they will. */
function marked(text: string): string {
  return escapeHtml(text)
    .replace(/^(#+ )(.*)$/gm, "$1<b>$2</b>")
    .replace(/\*\*([^*\n]+)\*\*/g, "**<b>$1</b>**");
}
