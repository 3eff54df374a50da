// Text to read, search and copy: no Markdown.

import { defaultKeymap } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { appearance } from "./appearance.ts";
import { exactText } from "./exact-text.ts";
import { find } from "./find.ts";

/** A view of a text. */
export class PlainText {
  readonly #view: EditorView;

  /** @param label what it is, for those who do not see it */
  constructor(root: ShadowRoot, label: string) {
    this.#view = new EditorView({
      parent: root,
      state: EditorState.create({
        extensions: [
          exactText,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          lineNumbers(),
          drawSelection(),
          EditorView.lineWrapping,
          find,
          keymap.of(defaultKeymap),
          EditorView.contentAttributes.of({
            "aria-label": label,
            "aria-readonly": "true",
            tabindex: "0",
          }),
          appearance,
        ],
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
