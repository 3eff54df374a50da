// Text to read, search and copy: no Markdown.

import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { appearance } from "./appearance.ts";
import { reading } from "./reading.ts";

/** A view of a text. */
export class PlainText {
  readonly #view: EditorView;

  /** @param label what it is, for those who do not see it */
  constructor(root: ShadowRoot, label: string) {
    this.#view = new EditorView({
      parent: root,
      state: EditorState.create({
        extensions: [reading(label), appearance],
      }),
    });
  }

  /** Takes a new text. */
  show(text: string): void {
    if (text === this.#view.state.sliceDoc()) return;
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  destroy(): void {
    this.#view.destroy();
  }
}
