// The persona's text as tokens, to read, search and walk through.

import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { appearance } from "../code/appearance.ts";
import { reading } from "../code/reading.ts";
import { borders, showEnds } from "./borders.ts";

/** A view of a text with the borders of its tokens. */
export class TokenText {
  readonly #view: EditorView;

  /** @param onPoint is told of the place that the reader points at */
  constructor(root: ShadowRoot, onPoint: (place: number | undefined) => void) {
    this.#view = new EditorView({
      parent: root,
      state: EditorState.create({ extensions: extensions(onPoint) }),
    });
  }

  /** Takes a text with the places where its tokens end. */
  show(text: string, ends: Uint32Array): void {
    const { doc } = this.#view.state;
    const isSame = doc.length === text.length && text === this.#view.state.sliceDoc();
    this.#view.dispatch({
      ...(isSame ? {} : { changes: { from: 0, to: doc.length, insert: text } }),
      effects: [showEnds(ends), ...(isSame ? [] : [this.#view.scrollSnapshot()])],
    });
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function extensions(onPoint: (place: number | undefined) => void) {
  return [
    reading("Tokens of the persona"),
    borders,
    EditorView.domEventHandlers({
      mousemove: (event, view) => onPoint(view.posAtCoords(event) ?? undefined),
      mouseleave: (_, view) => onPoint(view.state.selection.main.head),
    }),
    EditorView.updateListener.of(({ selectionSet, state }) => {
      if (selectionSet) onPoint(state.selection.main.head);
    }),
    appearance,
  ];
}
