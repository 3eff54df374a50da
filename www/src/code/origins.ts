// A band beside the persona's text that tells where each line comes from, in the tone of its document's kind.

import {
  type Extension,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from "@codemirror/state";
import { EditorView, GutterMarker, gutter } from "@codemirror/view";
import type { Range } from "../state/places.ts";

/** A range of the persona that comes from one document. */
export interface Origin extends Range {
  /** The tone of its document. */
  readonly tone: string;
}

class Band extends GutterMarker {
  override readonly elementClass: string;

  constructor(tone: string) {
    super();
    this.elementClass = `cm-origin cm-origin-${tone}`;
  }
}

/** One for each tone, so that a band that stays is not drawn anew. */
const bands = new Map<string, Band>();

function bandOf(tone: string): Band {
  const band = bands.get(tone) ?? new Band(tone);
  bands.set(tone, band);
  return band;
}

const setOrigins = StateEffect.define<readonly Origin[]>();

const field = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(bands, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setOrigins)) return mark(transaction.state.doc, effect.value);
    }
    return bands.map(transaction.changes);
  },
});

/** Makes room for the band. */
export function origins(): Extension {
  return [
    field,
    gutter({ class: "cm-origins", markers: (view) => view.state.field(field) }),
    appearance,
  ];
}

/** Shows where the lines of the persona's text come from. */
export function showOrigins(list: readonly Origin[]): StateEffect<readonly Origin[]> {
  return setOrigins.of(list);
}

function mark(text: EditorView["state"]["doc"], list: readonly Origin[]): RangeSet<GutterMarker> {
  const builder = new RangeSetBuilder<GutterMarker>();
  let next = 1;
  for (const { start, end, tone } of list) {
    const band = bandOf(tone);
    const first = text.lineAt(Math.min(start, text.length)).number;
    const last = text.lineAt(Math.min(Math.max(start, end - 1), text.length)).number;
    for (let number = Math.max(first, next); number <= last; number += 1) {
      const { from } = text.line(number);
      builder.add(from, from, band);
      next = number + 1;
    }
  }
  return builder.finish();
}

const appearance = EditorView.theme({
  ".cm-gutters": { paddingLeft: "6px" },
  ".cm-origins": { width: "4px", marginRight: "8px" },
  ".cm-origins .cm-gutterElement": { padding: "0" },
  ".cm-origin-agent": { backgroundColor: "var(--tone-agent)" },
  ".cm-origin-standard": { backgroundColor: "var(--tone-standard)" },
  ".cm-origin-skill": { backgroundColor: "var(--tone-skill)" },
  ".cm-origin-command, .cm-origin-fragment": { backgroundColor: "var(--tone-other)" },
});
