// How text looks in both panes. Colours are the page's own, by its custom properties.

import { EditorView, tooltips } from "@codemirror/view";

const mono = "var(--mono)";
const sans = "var(--sans)";

/** What the source and the persona share. */
export const appearance = EditorView.theme({
  "&": {
    "--line-start": "6px",
    height: "100%",
    color: "var(--ink-text)",
    backgroundColor: "transparent",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: mono,
    fontSize: "var(--code-size)",
    lineHeight: "1.62",
    fontVariantLigatures: "none",
    overscrollBehavior: "contain",
  },
  ".cm-content": { padding: "14px 0 40vh", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 20px 0 var(--line-start)" },
  ".cm-cursor, .cm-dropCursor": { borderLeft: "2px solid var(--accent)", marginLeft: "-1px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { background: "var(--selection)" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    color: "var(--ink-faint)",
    border: "none",
    fontSize: "11px",
  },
  ".cm-lineNumbers .cm-gutterElement": {
    minWidth: "32px",
    padding: "1px 8px 0 0",
    fontVariantNumeric: "tabular-nums",
  },
  // Findings are marked here once there are any.
  ".cm-gutter-lint": { width: "14px" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--line-active)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink-soft)" },
  ".cm-lit": { backgroundColor: "var(--lit)" },
  ".cm-tooltip-hover": { overflow: "auto" },
  ".cm-tooltip code": { fontFamily: mono, fontSize: "0.94em" },
  ".cm-tooltip": {
    fontFamily: sans,
    fontSize: "13px",
    lineHeight: "1.45",
    color: "var(--ink)",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    boxShadow: "var(--shadow)",
    maxWidth: "min(26rem, 86vw)",
  },
});

const margin = 8;

/** Tooltips keep within the text that they are about. */
export const tooltipRoom = tooltips({
  tooltipSpace: ({ scrollDOM }) => {
    const { left, top, right, bottom } = scrollDOM.getBoundingClientRect();
    return { left: left + margin, top, right: right - margin, bottom };
  },
});
