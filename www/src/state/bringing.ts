// Files that somebody brings: read first, then taken into a new workspace or into this one.

import { batch, signal } from "@preact/signals";
import type { Brought } from "../exchange/brought.ts";
import { type Found, readAll } from "../exchange/read.ts";
import { counted } from "../parts/words.ts";
import { WorkingDocument } from "./document.ts";
import { ask, relinkAll } from "./linked.ts";
import { notify } from "./notices.ts";
import { replaceText, takeBack } from "./rewriting.ts";
import { notifyDone } from "./undo.ts";
import { byPath, documentAt, documents, open } from "./workspace.ts";
import { freeName, openNew } from "./workspaces.ts";

/** How far it is. */
export type Bringing =
  | { readonly stage: "reading"; readonly done: number; readonly total: number }
  | {
      readonly stage: "asking";
      readonly name: string;
      readonly found: Found;
      readonly folder: Folder;
    };

type Folder = FileSystemDirectoryHandle | undefined;

/** What is being brought. */
export const bringing = signal<Bringing | undefined>(undefined);

/** Reads what was brought, and asks where it belongs. */
export async function bring(coming: Promise<Brought>, folder?: Folder): Promise<void> {
  bringing.value = { stage: "reading", done: 0, total: 0 };
  try {
    const { name = "New workspace", candidates } = await coming;
    const read = await readAll(candidates, (done, total) => {
      bringing.value = { stage: "reading", done, total };
    });
    const found = await withoutRefused(read);
    bringing.value = { stage: "asking", name: freeName(name), found, folder };
  } catch (error) {
    bringing.value = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    notify({ text: `What you brought could not be read: ${reason}`, stays: true });
  }
}

/** A library takes no path that leads out of it or that some system cannot have. */
async function withoutRefused(found: Found): Promise<Found> {
  const refused = new Map(
    await ask(
      "refused",
      found.texts.map(([path]) => path),
    ),
  );
  if (refused.size === 0) return found;
  const skipped = [...refused].map(([path, reason]) => ({ path, reason }));
  const texts = found.texts.filter(([path]) => !refused.has(path));
  return { ...found, texts, skipped: [...found.skipped, ...skipped] };
}

/** Takes the documents into a workspace of their own. */
export async function takeAsWorkspace({ name, found, folder }: Asking): Promise<void> {
  bringing.value = undefined;
  if (await openNew({ name, folder }, found.texts)) {
    notify({ text: `Opened ${counted(found.texts.length, "document")}` });
  }
}

type Asking = Extract<Bringing, { stage: "asking" }>;

/** Takes the documents into this workspace, in the place of those with the same paths. It can be undone. */
export function takeHere({ found }: Asking): void {
  bringing.value = undefined;
  const replaced = found.texts.flatMap(([path, text]) => {
    const document = documentAt(path);
    return document ? { document, text } : [];
  });
  const added = found.texts
    .filter(([path]) => !documentAt(path))
    .map(([path, text]) => new WorkingDocument(path, text, { path: undefined, text }));
  batch(() => {
    documents.value = byPath([...documents.peek(), ...added]);
    open.value = added[0] ?? replaced[0]?.document;
  });
  const done = replaced.map(({ document, text }) => replaceText(document, text));
  void relinkAll();
  notifyDone({
    text: `Took in ${counted(found.texts.length, "document")}`,
    undo: () => {
      const there = documents.peek();
      const kept = added.filter((one) => one.isEdited.peek() && there.includes(one));
      const rest = there.filter((one) => !added.includes(one) || kept.includes(one));
      documents.value = rest;
      if (!rest.some((one) => one === open.peek())) open.value = rest[0];
      takeBack(done, kept);
      void relinkAll();
    },
  });
}
