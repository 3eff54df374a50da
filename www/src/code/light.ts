// Lines that are lit because the other pane points at what they became or came from.

import {
  type EditorState,
  type Extension,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Range } from "../state/places.ts";

const setRanges = StateEffect.define<readonly Range[]>();
const line = Decoration.line({ class: "cm-lit" });

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setRanges)) return decorate(transaction.state.doc, effect.value);
    }
    return lines.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

/** Lets lines be lit. */
export const light: Extension = field;

/** Lights the lines of some ranges, in ascending order, and no others. Nothing where it is dark and stays so. */
export function lit(state: EditorState, ranges: readonly Range[]): readonly StateEffect<unknown>[] {
  const isDark = state.field(field).size === 0;
  return ranges.length === 0 && isDark ? [] : [setRanges.of(ranges)];
}

function decorate(text: EditorState["doc"], ranges: readonly Range[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let next = 0;
  for (const { start, end } of ranges) {
    const last = text.lineAt(Math.min(Math.max(start, end - 1), text.length)).number;
    const first = text.lineAt(Math.min(start, text.length)).number;
    for (let number = Math.max(first, next); number <= last; number += 1) {
      const { from } = text.line(number);
      builder.add(from, from, line);
      next = number + 1;
    }
  }
  return builder.finish();
}
