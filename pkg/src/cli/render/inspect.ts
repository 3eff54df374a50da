// Documents for people: a tree of folders, each document with what it is and what became of its references.

import type { DocumentModel, Kind } from "../../document.js";
import type { Meaning, Paint } from "../terminal/style.js";
import { visible } from "../terminal/visible.js";
import { fit, padEnd, width } from "../terminal/width.js";
import type { Medium } from "./diagnostic.js";
import { renderReferences } from "./reference.js";

const kindWidth = Math.max(
  ...["agent", "standard", "skill", "command", "fragment"].map((kind) => kind.length),
);

/** Paths folder by folder, the documents of a folder before its folders. */
export function byFolder(paths: readonly string[]): string[] {
  const parts = paths.map((path) => ({ path, ...split(path) }));
  parts.sort((one, other) => compare(one.folder, other.folder) || compare(one.name, other.name));
  return parts.map(({ path }) => path);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The lines for documents that come folder by folder. */
export function* renderDocuments(
  documents: Iterable<DocumentModel>,
  { columns, paint }: Medium,
): Generator<string> {
  let folder: string | undefined;
  for (const document of documents) {
    const { folder: next, name } = split(document.path);
    if (next !== folder) yield* folderHead(next, folder, paint);
    folder = next;
    yield* renderDocument(document, name, columns, paint);
  }
}

function split(path: string): { folder: string; name: string } {
  const end = path.lastIndexOf("/") + 1;
  return { folder: path.slice(0, end), name: path.slice(end) };
}

function* folderHead(next: string, before: string | undefined, paint: Paint): Generator<string> {
  if (before !== undefined) yield "";
  yield paint("heading", visible(next === "" ? "./" : next));
}

function* renderDocument(
  document: DocumentModel,
  name: string,
  columns: number,
  paint: Paint,
): Generator<string> {
  const kind = paint(kindMeanings[document.kind], padEnd(document.kind, kindWidth));
  const shown = visible(name);
  const identity = fit(describe(document), columns - width(shown) - kindWidth - 6);
  yield `  ${kind}  ${paint("strong", shown)}  ${paint("faint", identity)}`.trimEnd();
  yield* renderReferences(document.references, { columns, paint }, "      ");
}

const kindMeanings: Readonly<Record<Kind, Meaning>> = {
  agent: "path",
  standard: "note",
  skill: "good",
  command: "warning",
  fragment: "faint",
};

function describe({ agent, name, title }: DocumentModel): string {
  const own = agent?.name ?? name ?? title ?? "";
  return visible(agent?.role ? `${own}, ${agent.role}` : own);
}
