// The documents, which one is open, and which agent is composed to what. Everything else on the page follows from this.

import { computed, signal } from "@preact/signals";
import type { Target } from "../linker/linked.ts";
import { WorkingDocument } from "./document.ts";

/** The documents, by path. */
export const documents = signal<readonly WorkingDocument[]>([]);

/** The document in the editor. */
export const open = signal<WorkingDocument | undefined>(undefined);

/** The agent that is composed. */
export const agent = signal<WorkingDocument | undefined>(undefined);

/** The form that the persona takes. */
export const target = signal<Target>("markdown");

/** Whether something would be lost by leaving. */
export const isDirty = computed(() => documents.value.some((document) => document.isDirty.value));

/** The document at a path. */
export function documentAt(path: string): WorkingDocument | undefined {
  return documents.peek().find((document) => document.path.peek() === path);
}

/** The documents in the order of their paths, which does not depend on the reader's language. */
export function byPath(list: readonly WorkingDocument[]): WorkingDocument[] {
  return [...list].sort((one, other) => (one.path.peek() < other.path.peek() ? -1 : 1));
}

/** Fills the workspace. */
export function fill(texts: readonly (readonly [path: string, text: string])[]): void {
  documents.value = byPath(texts.map(([path, text]) => new WorkingDocument(path, text, path)));
}
