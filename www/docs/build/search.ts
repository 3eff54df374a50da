import MiniSearch from "minisearch";
import type { Page } from "./page.ts";
import { type Found, searchOptions } from "./search-options.ts";

/** The index of all sections, as a script that can be read from a disk, too. */
export function searchIndex(pages: readonly Page[]): string {
  const index = new MiniSearch<Found & { id: number; text: string }>(searchOptions);
  const sections = pages.flatMap((page) => page.sections.map((section) => ({ page, section })));
  index.addAll(
    sections.map(({ page, section }, id) => ({
      id,
      address: section.anchor ? `${page.path}#${section.anchor}` : page.path,
      title: section.title,
      page: page.title,
      text: section.text,
      start: shortened(section.text),
    })),
  );
  return `globalThis.promptlinkSearch = ${JSON.stringify(JSON.stringify(index))};\n`;
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 140 ? `${line.slice(0, line.lastIndexOf(" ", 140))} …` : line;
}
