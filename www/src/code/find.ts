// The panel that finds and replaces text.

import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

const control = {
  font: "inherit",
  fontSize: "13px",
  color: "var(--ink)",
  border: "1px solid var(--line-strong)",
  borderRadius: "5px",
  height: "28px",
};

const appearance = EditorView.theme({
  ".cm-panels": { backgroundColor: "var(--ground)", color: "var(--ink)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": {
    position: "relative",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "6px",
    padding: "8px 44px 8px 14px",
    fontFamily: "var(--sans)",
  },
  ".cm-panel.cm-search br": { display: "block", flexBasis: "100%", marginTop: "-6px" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": {
    margin: "0",
  },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "5px",
    height: "28px",
    marginRight: "4px",
    fontSize: "13px",
    color: "var(--ink-soft)",
  },
  ".cm-panel.cm-search input[type=checkbox]": { accentColor: "var(--accent)" },
  ".cm-panel.cm-search .cm-textfield": {
    ...control,
    flex: "1 1 200px",
    padding: "0 8px",
    backgroundColor: "var(--field)",
  },
  ".cm-panel.cm-search .cm-button": {
    ...control,
    padding: "0 9px",
    backgroundImage: "none",
    backgroundColor: "var(--raised)",
    cursor: "pointer",
  },
  ".cm-panel.cm-search .cm-button:hover": { backgroundColor: "var(--hover)" },
  ".cm-panel.cm-search :focus-visible": {
    outline: "2px solid var(--accent)",
    outlineOffset: "-1px",
  },
  ".cm-panel.cm-search [name=close]": {
    top: "8px",
    right: "10px",
    width: "28px",
    height: "28px",
    borderRadius: "5px",
    color: "var(--ink-soft)",
    fontSize: "18px",
    cursor: "pointer",
  },
  ".cm-panel.cm-search [name=close]:hover": { backgroundColor: "var(--hover)" },
  ".cm-searchMatch": { backgroundColor: "var(--match)" },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--match-strong)" },
  ".cm-selectionMatch": { backgroundColor: "var(--match)" },
});

const words = EditorState.phrases.of({
  next: "Next",
  previous: "Previous",
  all: "All",
  "match case": "Match case",
  regexp: "Regular expression",
  "by word": "Whole words",
  replace: "Replace",
  "replace all": "Replace all",
});

/** Lets text be found, and replaced where it can be edited. */
export const find: Extension = [
  search({ top: true }),
  highlightSelectionMatches(),
  keymap.of(searchKeymap),
  appearance,
  words,
];
