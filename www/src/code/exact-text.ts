// The editor holds a text as it is, so that every offset means the same here and in promptlink: a carriage return is a
// character of its line. What no one would see is shown.

import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightSpecialChars } from "@codemirror/view";

const carriageReturn = 13;
const unseen = /[\u2060-\u2065\u2068\u206a-\u206f\u202a-\u202c\u3164\u{e0000}-\u{e007f}]/u;

/** Keeps a text as it is. Pasted text takes on the line ends of text that is typed. */
export const exactText: Extension = [
  EditorState.lineSeparator.of("\n"),
  EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
  highlightSpecialChars({ addSpecialChars: unseen, render }),
];

function render(code: number, description: string | null, placeholder: string): HTMLElement {
  const mark = document.createElement("span");
  if (code === carriageReturn) return mark;
  const name = description ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  mark.className = "cm-specialChar";
  mark.textContent = placeholder;
  mark.title = name;
  mark.setAttribute("aria-label", name);
  return mark;
}
