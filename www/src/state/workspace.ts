// The documents, which one is open, and which agent is composed to what. Everything else on the page follows from this.

import { batch, computed, signal } from "@preact/signals";
import type { Target } from "../linker/linked.ts";
import type { KeptDocument, KeptWorkspace } from "../store/kept.ts";
import { WorkingDocument } from "./document.ts";
import { newId } from "./id.ts";

/** What a workspace is, apart from its documents. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  /** The folder that it is saved back to. */
  readonly folder?: FileSystemDirectoryHandle | undefined;
}

/** A path with its text. */
export type Text = readonly [path: string, text: string];

/** The workspace that is worked on. */
export const workspace = signal<Identity>({ id: newId(), name: "" });

/** The documents, by path. */
export const documents = signal<readonly WorkingDocument[]>([]);

/** The document in the editor. */
export const open = signal<WorkingDocument | undefined>(undefined);

/** The agent that is composed. */
export const agent = signal<WorkingDocument | undefined>(undefined);

/** The form that the persona takes. */
export const target = signal<Target>("markdown");

/** The documents that differ from what they came with. */
export const edited = computed(() => documents.value.filter(({ isDirty }) => isDirty.value));

/** The document at a path. */
export function documentAt(path: string | undefined): WorkingDocument | undefined {
  return documents.peek().find((document) => document.path.peek() === path);
}

/** The documents in the order of their paths, which does not depend on the reader's language. */
export function byPath(list: readonly WorkingDocument[]): WorkingDocument[] {
  return [...list].sort((one, other) => (one.path.peek() < other.path.peek() ? -1 : 1));
}

/** Fills the page with a new workspace, and shows the agent at a path or else the first there is. */
export function fill(identity: Omit<Identity, "id">, texts: readonly Text[], first?: string): void {
  batch(() => {
    workspace.value = { ...identity, id: newId() };
    documents.value = byPath(texts.map(([path, text]) => new WorkingDocument(path, text)));
    agent.value = documentAt(first) ?? documents.value.find(looksLikeAgent);
    open.value = agent.value ?? documents.value[0];
  });
}

/** Fills the page with a workspace that was kept. */
export function restore(kept: KeptWorkspace, list: readonly KeptDocument[]): void {
  batch(() => {
    workspace.value = { id: kept.id, name: kept.name, folder: kept.folder };
    documents.value = byPath(list.map(restored));
    agent.value = documentAt(kept.agent);
    open.value = documentAt(kept.open) ?? documents.value[0];
    target.value = kept.target;
  });
}

function restored({ id, path, text, originalPath, originalText }: KeptDocument): WorkingDocument {
  return new WorkingDocument(path, text, { path: originalPath, text: originalText }, id);
}

/** Before anything is linked only paths can tell. */
function looksLikeAgent({ path }: WorkingDocument): boolean {
  return /(?:^|\/)agents?\/|\.agent\.md$/.test(path.peek());
}
