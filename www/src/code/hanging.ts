// The lines of a wrapped list item or quote hang under its first word. The font is monospaced, so that characters count.

import { type Range, RangeSet } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";

/** Indentation with a list marker, a checkbox or quote marks behind it. */
const lead = /^[ ]*(?:(?:[-*+]|\d{1,9}[.)])[ ]+(?:\[[ xX]\][ ]+)?|(?:>[ ]?)+)?/;

/** A text that is indented deeper than this hangs no further. */
const deepest = 24;

const decorations = new Map<number, Decoration>();

/** Lets wrapped lines hang. */
export const hanging = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = hang(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = hang(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function hang({ state, visibleRanges }: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      const width = Math.min(lead.exec(line.text)?.[0].length ?? 0, deepest);
      if (width > 0) ranges.push(decoration(width).range(line.from));
      if (line.to >= to) break;
    }
  }
  return RangeSet.of(ranges);
}

function decoration(width: number): Decoration {
  const known = decorations.get(width);
  if (known) return known;
  const style = `text-indent: -${width}ch; padding-left: calc(var(--line-start) + ${width}ch)`;
  const made = Decoration.line({ attributes: { style } });
  decorations.set(width, made);
  return made;
}
