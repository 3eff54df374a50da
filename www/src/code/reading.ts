// What a text has that is there to be read, searched and copied.

import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { exactText } from "./exact-text.ts";
import { find } from "./find.ts";
import { keys } from "./keys.ts";

/** @param label what it is, for those who do not see it */
export const reading = (label: string): Extension => [
  exactText,
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  lineNumbers(),
  drawSelection(),
  EditorView.lineWrapping,
  find,
  keymap.of(keys),
  EditorView.contentAttributes.of({
    "aria-label": label,
    "aria-readonly": "true",
    tabindex: "0",
  }),
];
