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

/** Brings a place to the top of a view: by what is known of heights, and again once what is in sight is measured. */
export function bringToTop(view: EditorView, top: Top): void {
  const read = () => heightOf(view, top);
  const write = (height: number) => {
    view.scrollDOM.scrollTop = height;
  };
  write(read());
  view.requestMeasure({ key: bringToTop, read, write });
}

function heightOf(view: EditorView, { position, share }: Top): number {
  const block = view.lineBlockAt(Math.min(position, view.state.doc.length));
  return block.top + share * block.height + view.documentPadding.top;
}

/** Tells when a view is scrolled, and when somebody takes hold of it. */
export function scrolling(onScroll: (top: Top) => void, onHold: () => void) {
  return EditorView.domEventHandlers({
    // Lines that have just come into sight have their heights once they are measured.
    scroll: (_event, view) => {
      view.requestMeasure({ key: onScroll, read: topOf, write: (top) => onScroll(top) });
    },
    wheel: onHold,
    pointerdown: onHold,
    touchstart: onHold,
    keydown: onHold,
  });
}
