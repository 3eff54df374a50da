// Diagnostics in the editor: underlined, marked in the gutter, told on hover with their fixes.

import {
  type Action,
  forEachDiagnostic,
  lintGutter,
  lintKeymap,
  type Diagnostic as Mark,
  setDiagnostics,
} from "@codemirror/lint";
import type { EditorState, Extension, TransactionSpec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import type { SurveyedDiagnostic } from "../linker/linked.ts";
import { sentence, waysToMend } from "../parts/words.ts";
import { element, prose } from "./elements.ts";

/** What is done with a fix that is chosen, or with the document that was meant. */
export type ApplyFix = (diagnostic: SurveyedDiagnostic, meant?: string) => void;

const severities = { error: "error", warning: "warning", note: "info" } as const;

/** Room for diagnostics. F8 goes to the next. */
export function findings(): Extension {
  return [lintGutter(), keymap.of(lintKeymap.filter(({ key }) => key === "F8")), appearance];
}

/** Shows the diagnostics of the text that the editor holds. */
export function showFindings(
  state: EditorState,
  list: readonly SurveyedDiagnostic[],
  apply: ApplyFix,
): TransactionSpec {
  const marks = list.filter(({ end }) => end <= state.doc.length).map((one) => mark(one, apply));
  return setDiagnostics(state, marks);
}

/** Whether these diagnostics are those that are shown, and where they are shown. */
export function areTold(state: EditorState, list: readonly SurveyedDiagnostic[]): boolean {
  const told: string[] = [];
  forEachDiagnostic(state, (mark, from, to) => told.push(`${from} ${to} ${(mark as Told).said}`));
  const now = list.map((one) => `${one.start} ${one.end} ${JSON.stringify(one)}`);
  return told.length === now.length && told.sort().join("\n") === now.sort().join("\n");
}

interface Told extends Mark {
  /** The diagnostic, to be compared. */
  readonly said: string;
}

function mark(diagnostic: SurveyedDiagnostic, apply: ApplyFix): Told {
  const { start, end, severity, message, help, code } = diagnostic;
  const actions: Action[] = waysToMend(diagnostic).map(({ message: name, meant }) => ({
    name,
    apply: () => apply(diagnostic, meant),
  }));
  const place = { from: start, to: end, severity: severities[severity] };
  const renderMessage = () => findingCard(message, help);
  const said = JSON.stringify(diagnostic);
  return { ...place, message, renderMessage, source: code, actions, said };
}

function findingCard(message: string, help: string | null): HTMLElement {
  const advice = help === null ? [] : [element("div", "cm-finding-help", prose(sentence(help)))];
  return element("div", "cm-finding", [element("div", "", prose(sentence(message))), ...advice]);
}

function severity(name: string, color: string): Record<string, Record<string, string>> {
  return {
    [`.cm-lintRange-${name}`]: {
      backgroundImage: "none",
      textDecoration: `underline wavy ${color} 1.25px`,
      textUnderlineOffset: "4px",
      textDecorationSkipInk: "none",
      paddingBottom: "0",
    },
    [`.cm-lint-marker-${name}`]: { content: "normal", backgroundColor: color },
    [`.cm-lintPoint-${name}:after`]: { borderBottomColor: color },
    [`.cm-diagnostic-${name}`]: { borderLeft: `3px solid ${color}` },
  };
}

const appearance = EditorView.theme({
  ...severity("error", "var(--error)"),
  ...severity("warning", "var(--warning)"),
  ...severity("info", "var(--note)"),
  ".cm-lintRange-active": { backgroundColor: "var(--lit)" },
  ".cm-gutter-lint .cm-gutterElement": {
    padding: "8px 0 0",
    display: "grid",
    justifyItems: "center",
    alignItems: "start",
  },
  ".cm-lint-marker": { width: "7px", height: "7px", borderRadius: "50%", cursor: "default" },
  ".cm-gutter-lint .cm-lint-marker-warning": { borderRadius: "1px", transform: "rotate(45deg)" },
  ".cm-tooltip-lint": { overflow: "hidden" },
  ".cm-diagnostic": { padding: "8px 12px", marginLeft: "0" },
  ".cm-finding-help": { color: "var(--ink-soft)" },
  ".cm-tooltip code": { fontFamily: "var(--mono)", fontSize: "0.94em" },
  ".cm-diagnosticSource": {
    fontFamily: "var(--mono)",
    fontSize: "11px",
    color: "var(--ink-faint)",
    opacity: "1",
    marginTop: "4px",
  },
  ".cm-diagnosticAction": {
    font: "inherit",
    fontSize: "12px",
    color: "var(--on-accent)",
    backgroundColor: "var(--accent)",
    borderRadius: "4px",
    padding: "3px 8px",
    margin: "6px 6px 0 0",
  },
});
