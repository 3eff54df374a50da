// References in the editor: coloured by what became of them, told on hover, followed by a click with the modifier key.

import { type Extension, Prec, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  keymap,
  type Tooltip,
} from "@codemirror/view";
import type { Reference } from "../linker/linked.ts";
import { referenceCard } from "./reference-card.ts";

/** What is done with a reference that is followed. */
export type Follow = (reference: Reference) => void;

interface Marks {
  readonly references: readonly Reference[];
  readonly decorations: DecorationSet;
}

const setReferences = StateEffect.define<readonly Reference[]>();

const field = StateField.define<Marks>({
  create: () => ({ references: [], decorations: Decoration.none }),
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setReferences)) return mark(effect.value, transaction.state.doc.length);
    }
    if (!transaction.docChanged) return marks;
    return { ...marks, decorations: marks.decorations.map(transaction.changes) };
  },
  provide: (self) => EditorView.decorations.from(self, ({ decorations }) => decorations),
});

/** Marks references and lets them be followed. */
export function references(follow: Follow): Extension {
  const followAt = (view: EditorView, position: number | null): boolean => {
    const reference = position === null ? undefined : referenceAt(view, position);
    if (!reference?.target) return false;
    follow(reference);
    return true;
  };
  const followCaret = (view: EditorView) => followAt(view, view.state.selection.main.head);
  return [
    field,
    hoverTooltip(describe),
    // Before the default keys, among which this one inserts a line.
    Prec.high(keymap.of([{ key: "Mod-Enter", run: followCaret }])),
    EditorView.domEventHandlers({
      mousedown: (event, view) =>
        (event.ctrlKey || event.metaKey) &&
        event.button === 0 &&
        followAt(view, view.posAtCoords(event)),
    }),
    appearance,
  ];
}

/** Shows what became of the references of the text that the editor holds. */
export function showReferences(list: readonly Reference[]): StateEffect<readonly Reference[]> {
  return setReferences.of(list);
}

function mark(list: readonly Reference[], length: number): Marks {
  const shown = list.filter(({ start, end }) => start < end && end <= length);
  const sorted = [...shown].sort((one, other) => one.start - other.start || one.end - other.end);
  const builder = new RangeSetBuilder<Decoration>();
  for (const reference of sorted) {
    const kind = `cm-reference cm-reference-${reference.verdict}`;
    builder.add(reference.start, reference.end, Decoration.mark({ class: kind, reference }));
  }
  return { references: sorted, decorations: builder.finish() };
}

function referenceAt(view: EditorView, position: number): Reference | undefined {
  let found: Reference | undefined;
  view.state.field(field).decorations.between(position, position, (_from, _to, { spec }) => {
    found = spec["reference"];
    return false;
  });
  return found;
}

function describe(view: EditorView, position: number): Tooltip | null {
  const reference = referenceAt(view, position);
  // What dangles is a finding, which has a tooltip of its own.
  if (!reference || reference.verdict === "dangling") return null;
  let place = { from: position, to: position };
  view.state.field(field).decorations.between(position, position, (from, to) => {
    place = { from, to };
    return false;
  });
  return {
    pos: place.from,
    end: place.to,
    above: true,
    create: () => ({ dom: referenceCard(reference) }),
  };
}

const linked = { textDecoration: "underline", textUnderlineOffset: "3px" };

const appearance = EditorView.theme({
  ".cm-reference-link, .cm-reference-alias": {
    ...linked,
    color: "var(--accent)",
    textDecorationColor: "var(--accent-line)",
  },
  ".cm-reference-link *, .cm-reference-alias *": { color: "inherit" },
  ".cm-reference-alias": { textDecorationStyle: "dashed" },
  ".cm-reference-dangling": { color: "var(--error)" },
  ".cm-reference-dangling *": { color: "inherit" },
  ".cm-reference-runtime, .cm-reference-illustrative, .cm-reference-external": {
    ...linked,
    textDecorationStyle: "dotted",
    textDecorationColor: "var(--ink-faint)",
  },
  ".cm-card": {
    padding: "10px 12px",
    display: "grid",
    gap: "6px",
  },
  ".cm-card-title": { fontWeight: "600", overflowWrap: "anywhere" },
  ".cm-card-how": { color: "var(--ink-soft)" },
  ".cm-card-hint": { color: "var(--ink-faint)", fontSize: "12px" },
});
