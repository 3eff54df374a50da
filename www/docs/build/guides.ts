// The guides: Markdown files with a title, a place in the order, and what they are about.

import { readdirSync, readFileSync } from "node:fs";
import { outline, render } from "./markdown.ts";
import type { Page } from "./page.ts";

const folder = new URL("../guides/", import.meta.url);

/** All guides, in their order. */
export function guides(): Page[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return files
    .map((name) => ({ name, ...readGuide(readFileSync(new URL(name, folder), "utf8")) }))
    .sort((one, other) => one.order - other.order)
    .map(({ name, title, description, text }) => ({
      path: `guides/${name.replace(/\.md$/, ".html")}`,
      title,
      description,
      group: "Guides",
      html: render(text),
      ...outline(text),
    }));
}

/** The frontmatter of a guide and its text, which begins with its title. */
function readGuide(file: string) {
  const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(file) ?? [];
  const fields = Object.fromEntries(head.split("\n").map((line) => line.split(/:\s+(.*)/, 2)));
  const { title, description, order } = fields as Record<string, string | undefined>;
  if (!title || !description || !order) throw new Error(`a guide lacks a field:\n${head}`);
  return { title, description, order: Number(order), text: `# ${title}\n${body}` };
}
