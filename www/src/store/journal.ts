// What was not yet in the store when a page went. IndexedDB cannot be waited for then; this storage needs no waiting.

import type { KeptWorkspace } from "./kept.ts";
import type { Change, Store } from "./store.ts";

const prefix = "promptlink:unwritten:";

/** Notes a change that may not reach the store. Where there is no room, the store alone has to do. */
export function note(change: Change): void {
  // A folder is no text; the store keeps it from before.
  const { folder, ...workspace } = change.workspace;
  try {
    localStorage.setItem(prefix + workspace.id, JSON.stringify({ ...change, workspace }));
  } catch {
    // Storage is full or refused.
  }
}

/** Lets a note go, because the store has what it says. */
export function strike(workspace: string): void {
  try {
    localStorage.removeItem(prefix + workspace);
  } catch {
    // Storage is refused, so nothing was noted.
  }
}

/** Writes what is noted into the store, unless it has something newer. */
export async function settle(store: Store): Promise<void> {
  const kept = new Map((await store.list()).map((one) => [one.id, one]));
  for (const change of noted()) {
    const { id, changed } = change.workspace;
    const known = kept.get(id);
    if (!known || known.changed <= changed) {
      await store.write({ ...change, workspace: withFolder(change.workspace, known) });
    }
    strike(id);
  }
}

function withFolder(workspace: KeptWorkspace, known: KeptWorkspace | undefined): KeptWorkspace {
  return known?.folder ? { ...workspace, folder: known.folder } : workspace;
}

function noted(): Change[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => parse(localStorage.getItem(key)) ?? []);
  } catch {
    return [];
  }
}

function parse(text: string | null): Change | undefined {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
