// References in the editor: coloured by what became of them, told on hover, followed by a click with the modifier key.

import {
  type EditorState,
  type Extension,
  Prec,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  keymap,
  type Tooltip,
} from "@codemirror/view";
import type { Reference } from "../linker/linked.ts";
import { referenceCard, type TokensOf } from "./reference-card.ts";

/** What is done with a reference that is followed. */
export type Follow = (reference: Reference) => void;

const setReferences = StateEffect.define<readonly Reference[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setReferences)) return mark(effect.value, transaction.state.doc.length);
    }
    return marks.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

/** Marks references and lets them be followed. */
export function references(follow: Follow, tokensOf: TokensOf): Extension {
  const followAt = (view: EditorView, position: number | null): boolean => {
    if (position === null) return false;
    const reference = referenceAt(view, position);
    if (!reference?.target) return false;
    // Whoever comes back finds the place again.
    view.dispatch({ selection: { anchor: position } });
    follow(reference);
    return true;
  };
  const followCaret = (view: EditorView) => followAt(view, view.state.selection.main.head);
  return [
    field,
    hoverTooltip((view, position) => describe(view, position, tokensOf)),
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

/** Whether these references are those that are shown: most keys only move them, which the editor does by itself. */
export function areShown(state: EditorState, list: readonly Reference[]): boolean {
  const marks = state.field(field);
  const sorted = inOrder(list, state.doc.length);
  if (marks.size !== sorted.length) return false;
  const mark = marks.iter();
  return sorted.every((reference) => {
    const { from, to, value } = mark;
    mark.next();
    const isThere = from === reference.start && to === reference.end;
    return isThere && meaning(value?.spec["reference"]) === meaning(reference);
  });
}

/** What is said of a reference, wherever it stands. */
function meaning({ target, verdict, tier, why, topics, suggestions }: Reference): string {
  return JSON.stringify([target, verdict, tier, why, topics, suggestions]);
}

function inOrder(list: readonly Reference[], length: number): Reference[] {
  return list
    .filter(({ start, end }) => start < end && end <= length)
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

function mark(list: readonly Reference[], length: number): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const reference of inOrder(list, length)) {
    const kind = `cm-reference cm-reference-${reference.verdict}`;
    builder.add(reference.start, reference.end, Decoration.mark({ class: kind, reference }));
  }
  return builder.finish();
}

function referenceAt(view: EditorView, position: number): Reference | undefined {
  let found: Reference | undefined;
  view.state.field(field).between(position, position, (_from, _to, { spec }) => {
    found = spec["reference"];
    return false;
  });
  return found;
}

function describe(view: EditorView, position: number, tokensOf: TokensOf): Tooltip | null {
  const reference = referenceAt(view, position);
  // What dangles is a finding, which has a tooltip of its own.
  if (!reference || reference.verdict === "dangling") return null;
  let place = { from: position, to: position };
  view.state.field(field).between(position, position, (from, to) => {
    place = { from, to };
    return false;
  });
  return {
    pos: place.from,
    end: place.to,
    above: true,
    create: () => ({ dom: referenceCard(reference, tokensOf) }),
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
  ".cm-card-hint": {
    display: "flex",
    justifyContent: "space-between",
    gap: "16px",
    color: "var(--ink-faint)",
    fontSize: "12px",
  },
  ".cm-card-tokens": { color: "var(--ink-soft)" },
});
