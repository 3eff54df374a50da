// What the persona does not have of its sources: folded lines between its own, grey, with the reason.

import {
  type EditorState,
  type Extension,
  type Range,
  StateEffect,
  StateField,
} from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { element } from "./elements.ts";

/** A part of a source that is not in the text. */
export interface Gap {
  /** The place in the text where it would be. */
  readonly position: number;
  /** Whether it comes before the line at that place; after it otherwise. */
  readonly isBefore: boolean;
  /** What it is and why it is left out. */
  readonly label: string;
  readonly text: string;
}

class Folded extends WidgetType {
  readonly #gap: Gap;

  constructor(gap: Gap) {
    super();
    this.#gap = gap;
  }

  override eq(other: Folded): boolean {
    const [one, two] = [this.#gap, other.#gap];
    return one.label === two.label && one.text === two.text;
  }

  override get estimatedHeight(): number {
    return 24;
  }

  override toDOM(view: EditorView): HTMLElement {
    const { label, text } = this.#gap;
    const details = element("details", "cm-left-out", [
      element("summary", "", [label]),
      element("pre", "", [text]),
    ]);
    details.addEventListener("toggle", () => view.requestMeasure());
    return details;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const setGaps = StateEffect.define<readonly Gap[]>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(widgets, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setGaps)) return place(transaction.state.doc, effect.value);
    }
    return widgets.map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

/** Makes room for gaps. */
export function gaps(): Extension {
  return [field, appearance];
}

/** Shows gaps, and no others. */
export function showGaps(list: readonly Gap[]): StateEffect<readonly Gap[]> {
  return setGaps.of(list);
}

function place(text: EditorState["doc"], list: readonly Gap[]): DecorationSet {
  const widgets = list.map((gap): Range<Decoration> => {
    const { position, isBefore } = gap;
    const line = text.lineAt(
      Math.min(isBefore ? position : Math.max(0, position - 1), text.length),
    );
    const widget = Decoration.widget({
      widget: new Folded(gap),
      block: true,
      side: isBefore ? -1 : 1,
    });
    return widget.range(isBefore ? line.from : line.to);
  });
  return Decoration.set(widgets, true);
}

const appearance = EditorView.theme({
  ".cm-left-out": {
    // Margins above and below would not count for the heights of lines.
    margin: "0 20px 0 var(--line-start)",
    padding: "1px 0 1px 10px",
    borderLeft: "2px dotted var(--line-strong)",
    color: "var(--ink-faint)",
    fontFamily: "var(--sans)",
    fontSize: "12.5px",
    lineHeight: "20px",
  },
  ".cm-left-out summary": { cursor: "pointer", overflowWrap: "anywhere" },
  ".cm-left-out summary:hover": { color: "var(--ink-soft)" },
  ".cm-left-out summary:focus-visible": {
    outline: "2px solid var(--accent)",
    outlineOffset: "1px",
  },
  ".cm-left-out pre": {
    margin: "0",
    padding: "2px 0 4px",
    fontFamily: "var(--mono)",
    fontSize: "12.5px",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});
