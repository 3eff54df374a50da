// What can be written to name a document, an agent, a skill or a section: all from what promptlink knows.

import type { DocumentSummary, Kind } from "../linker/linked.ts";
import { fileOf, relative, resolved, stemOf } from "../linker/spelling.ts";
import { ask, summaries } from "./linked.ts";

/** Something that can be written. */
export interface Name {
  readonly text: string;
  /** What it names. */
  readonly about: string;
  readonly kind: Kind | "section";
}

/** What somebody begins to write. */
export interface Beginning {
  /** The path of the document that it is written in. */
  readonly document: string;
  /** What stands there already. */
  readonly written: string;
  /** Whether it is the destination of a Markdown link, which leads from the document's folder. */
  readonly isLink: boolean;
}

/** The names that may be meant. */
export async function namesFor(beginning: Beginning): Promise<readonly Name[]> {
  const { document, written } = beginning;
  const [place = "", fragment] = written.split("#");
  if (fragment === undefined) return namesOfDocuments(beginning);
  const path = place === "" ? document : pathOf(document, place);
  if (path === undefined) return [];
  const anchors = await ask("anchors", path);
  return anchors.map(({ anchor, title }) => ({
    text: `${place}#${anchor}`,
    about: title,
    kind: "section",
  }));
}

function namesOfDocuments({ document, written, isLink }: Beginning): Name[] {
  const others = summaries.peek().filter(({ path }) => path !== document);
  const files = countOf(others.map(({ path }) => fileOf(path)));
  const paths = others.map((one) => {
    const isShort = !isLink && !written.includes("/") && files.get(fileOf(one.path)) === 1;
    const text = isShort ? fileOf(one.path) : spelled(one.path, document, written, isLink);
    return { text, about: titleOf(one), kind: one.kind };
  });
  return isLink || /^\.|\/.*\//.test(written)
    ? paths
    : [...namesOfAgents(others, written), ...paths];
}

function spelled(path: string, document: string, written: string, isLink: boolean): string {
  if (!isLink && !written.startsWith(".")) return path;
  const way = relative(document, path);
  return written.startsWith("./") ? `./${way}` : way;
}

/** What is called by its name: agents and skills, and commands behind a slash. */
function namesOfAgents(list: readonly DocumentSummary[], written: string): Name[] {
  const isCommand = written.startsWith("/");
  const called = list.filter(({ kind }) =>
    isCommand ? kind === "command" : kind === "agent" || kind === "skill",
  );
  const calls = countOf(called.map(({ path }) => callOf(path)));
  return called
    .filter(({ path }) => calls.get(callOf(path)) === 1)
    .map((one) => {
      const call = callOf(one.path);
      return { text: isCommand ? `/${call}` : call, about: titleOf(one), kind: one.kind };
    });
}

/** What a document is called by its file: `SKILL.md` by its folder. */
function callOf(path: string): string {
  const stem = stemOf(path);
  return stem === "SKILL" ? fileOf(path.slice(0, -"/SKILL.md".length)) : stem;
}

/** The document that is named, where only one can be meant. */
function pathOf(document: string, place: string): string | undefined {
  const paths = summaries.peek().map(({ path }) => path);
  const near = resolved(document, place);
  const files = paths.filter((path) => fileOf(path) === place);
  const [found] = paths.includes(near) ? [near] : paths.includes(place) ? [place] : files;
  return files.length > 1 && found === files[0] ? undefined : found;
}

function titleOf({ name, title, kind }: DocumentSummary): string {
  return name ?? title ?? kind;
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
