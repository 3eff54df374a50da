// The borders of tokens, and the white space that is part of them, drawn where the reader looks.

import { type Extension, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from "@codemirror/view";
import { element } from "../code/elements.ts";
import { tokenAt } from "./state.ts";

const setEnds = StateEffect.define<Uint32Array>();

const field = StateField.define<Uint32Array>({
  create: () => new Uint32Array(),
  update: (ends, { effects }) =>
    effects.reduce((last, effect) => (effect.is(setEnds) ? effect.value : last), ends),
});

/** Says where tokens end. */
export function showEnds(ends: Uint32Array): StateEffect<Uint32Array> {
  return setEnds.of(ends);
}

// Neighbours differ.
const tints = [0, 1].map((tint) => Decoration.mark({ class: `cm-token cm-token-${tint}` }));
const spaces = Decoration.mark({ class: "cm-spaces" });
const tabs = Decoration.mark({ class: "cm-tabs" });

class LineEnd extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    const mark = element("span", "cm-line-end", ["↵"]);
    mark.setAttribute("aria-hidden", "true");
    return mark;
  }
}

const lineEnd = Decoration.widget({ widget: new LineEnd(), side: 1 });

function drawn(draw: (view: EditorView) => DecorationSet): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = draw(view);
      }

      update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate): void {
        const isNew = startState.field(field) !== state.field(field);
        if (docChanged || viewportChanged || isNew) this.decorations = draw(view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Each token with its border. */
function tokens(view: EditorView): DecorationSet {
  const ends = view.state.field(field);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    let index = tokenAt(ends, from);
    let start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    while (start < to && index < ends.length) {
      const end = ends[index] ?? 0;
      const tint = tints[index % tints.length];
      if (end > start && tint) builder.add(start, end, tint);
      start = end;
      index += 1;
    }
  }
  return builder.finish();
}

/** Spaces, tabs and the ends of lines. */
function whiteSpace(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      for (const { index, 0: run } of line.text.matchAll(/ +|\t+/g)) {
        const start = line.from + index;
        builder.add(start, start + run.length, run.startsWith(" ") ? spaces : tabs);
      }
      if (line.to < doc.length) builder.add(line.to, line.to, lineEnd);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const appearance = EditorView.theme({
  ".cm-token": {
    borderLeft: "1px solid var(--accent-line)",
    marginLeft: "-1px",
    borderRadius: "1.5px",
  },
  ".cm-token-0": { backgroundColor: "var(--accent-soft)" },
  ".cm-spaces": {
    backgroundImage:
      "radial-gradient(circle at 50% 56%, var(--ink-faint) 0.9px, transparent 1.3px)",
    backgroundSize: "1ch 100%",
  },
  ".cm-tabs": {
    backgroundImage: "linear-gradient(var(--ink-faint), var(--ink-faint))",
    backgroundSize: "calc(100% - 6px) 1px",
    backgroundPosition: "3px 56%",
    backgroundRepeat: "no-repeat",
  },
  ".cm-line-end": { color: "var(--ink-faint)", paddingLeft: "1px", userSelect: "none" },
});

/** Draws the borders of tokens. White space lies within them. */
export const borders: Extension = [field, drawn(whiteSpace), drawn(tokens), appearance];
