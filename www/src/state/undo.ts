// What was done to the workspace as a whole and can be taken back, the last thing first. Edits of a text have their own
// history in the editor.

import { signal } from "@preact/signals";
import { notify } from "./notices.ts";

/** Something that was done. */
export interface Deed {
  /** What was done: "Removed standards/backend.md". */
  readonly text: string;
  /** Takes it back. */
  readonly undo: () => void;
}

/** What can be taken back, the last last. */
export const deeds = signal<readonly Deed[]>([]);

/** How many deeds are remembered. */
const most = 50;

/** Says what was done, and remembers how to take it back. */
export function notifyDone({ text, undo }: Deed): void {
  const deed: Deed = {
    text,
    undo: () => {
      deeds.value = deeds.peek().filter((one) => one !== deed);
      undo();
    },
  };
  deeds.value = [...deeds.peek(), deed].slice(-most);
  notify({ text, action: { label: "Undo", run: deed.undo } });
}

/** Takes back the last thing that was done. */
export function undoLast(): void {
  const last = deeds.peek().at(-1);
  if (!last) return;
  notify({ text: `Undone: ${last.text}` });
  // What it cannot take back it says in the place of that.
  last.undo();
}

/** Forgets what belongs to a workspace that is no longer open. */
export function forgetDeeds(): void {
  deeds.value = [];
}
