// Short messages about what was just done, each with what can be done about it.

import { signal } from "@preact/signals";

/** A message that goes by itself, as a rule. */
export interface Notice {
  readonly text: string;
  /** What can be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Whether it waits until somebody has read it. */
  readonly stays?: boolean;
}

/** The last one; `undefined` once it is gone. */
export const notice = signal<Notice | undefined>(undefined);

const readingTime = 6_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message in the place of the one before. */
export function notify(message: Notice): void {
  notice.value = message;
  clearTimeout(timer);
  if (!message.stays) timer = setTimeout(dismiss, readingTime);
}

/** Says that the editors' tools could not be loaded. Whoever turns to an editor again loads them again. */
export function onMissing(reason: string): void {
  notify({ text: `Search, completion and findings could not be loaded: ${reason}`, stays: true });
}

/** Takes the message away. */
export function dismiss(): void {
  clearTimeout(timer);
  notice.value = undefined;
}
