import { defaultKeymap } from "@codemirror/commands";
import type { KeyBinding } from "@codemirror/view";

/** The keys of every editor. Alt with an arrow to the side is the browser's: it goes back and forward. */
export const keys: readonly KeyBinding[] = defaultKeymap.filter(
  ({ key }) => !/^Alt-Arrow[LR]/.test(key ?? ""),
);
