// Where a view is scrolled to, as a place of its text.

import { EditorView } from "@codemirror/view";

/** A place at the top of a view. */
export interface Top {
  /** Where the line begins. */
  readonly position: number;
  /** How much of it is out of sight, from 0 to 1. */
  readonly share: number;
}

/** The place at the top of a view. */
export function topOf(view: EditorView): Top {
  const top = view.scrollDOM.scrollTop - view.documentPadding.top;
  const block = view.lineBlockAtHeight(Math.max(0, top));
  return { position: block.from, share: Math.max(0, (top - block.top) / block.height) };
}

/** Brings a place to the top of a view. */
export function bringToTop(view: EditorView, { position, share }: Top): void {
  const block = view.lineBlockAt(Math.min(position, view.state.doc.length));
  view.scrollDOM.scrollTop = block.top + share * block.height + view.documentPadding.top;
}

/** Tells when a view is scrolled, and when somebody takes hold of it. */
export function scrolling(onScroll: (top: Top) => void, onHold: () => void) {
  return EditorView.domEventHandlers({
    scroll: (_event, view) => onScroll(topOf(view)),
    wheel: onHold,
    pointerdown: onHold,
    touchstart: onHold,
    keydown: onHold,
  });
}
