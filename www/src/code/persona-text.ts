// The persona's text, to read, search and copy.

import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { Range, Replacement } from "../state/places.ts";
import { appearance, tooltipRoom } from "./appearance.ts";
import { exactText } from "./exact-text.ts";
import { type Gap, gaps, showGaps } from "./gaps.ts";
import { hanging } from "./hanging.ts";
import { keys } from "./keys.ts";
import { light, lit } from "./light.ts";
import { markdown } from "./markdown.ts";
import { type Origin, origins, showOrigins } from "./origins.ts";
import { bringToTop, scrolling, type Top } from "./scroll.ts";
import { Toolbox } from "./toolbox.ts";

/** What the view tells of. */
export interface PersonaEvents {
  /** The reader points at a place of the text, or at none. */
  readonly onPoint: (position: number | undefined) => void;
  /** The reader asks for what a place comes from. */
  readonly onFollow: (position: number) => void;
  /** The text was scrolled. */
  readonly onScroll: (top: Top) => void;
  /** Somebody takes hold of the text. */
  readonly onHold: () => void;
  /** What helps to read could not be loaded. */
  readonly onMissing: (reason: string) => void;
}

/** What the view shows. */
export interface ShownPersona {
  readonly text: string;
  /** Where its lines come from. */
  readonly origins: readonly Origin[];
  /** The ranges whose lines are lit, in ascending order. */
  readonly lit: readonly Range[];
  /** What was left out of it. */
  readonly gaps: readonly Gap[];
}

/** A view of the persona's text that changes only where the text does. */
export class PersonaText {
  readonly #view: EditorView;
  readonly #events: PersonaEvents;
  #shown: ShownPersona = { text: "", origins: [], lit: [], gaps: [] };

  constructor(root: ShadowRoot, events: PersonaEvents) {
    this.#events = events;
    this.#view = new EditorView({
      parent: root,
      state: EditorState.create({ extensions: extensions(events) }),
    });
  }

  /** Shows a persona. What stays the same is not touched, so that nothing jumps or flickers. */
  show(shown: ShownPersona): void {
    const { text, origins, lit: ranges, gaps } = shown;
    const before = this.#shown;
    this.#shown = shown;
    const changes = text === before.text ? [] : difference(before.text, text);
    const effects = [
      ...(areAlike(origins, before.origins) ? [] : [showOrigins(origins)]),
      ...(areAlike(gaps, before.gaps) ? [] : [showGaps(gaps)]),
      ...(areAlike(ranges, before.lit) ? [] : lit(this.#view.state, ranges)),
    ];
    if (text !== before.text || effects.length > 0) this.#view.dispatch({ changes, effects });
  }

  /** Makes a change ahead of the persona that has it. */
  anticipate(change: Replacement): void {
    const { start, end, text } = change;
    if (end > this.#view.state.doc.length) return;
    this.#view.dispatch({ changes: { from: start, to: end, insert: text } });
    this.#shown = moved(this.#shown, this.#view.state.sliceDoc(), change);
  }

  /** Scrolls a range to the top and selects its beginning. */
  reveal({ start }: Range): void {
    this.#events.onHold();
    const position = Math.min(start, this.#view.state.doc.length);
    const effects = EditorView.scrollIntoView(position, { y: "start", yMargin: 12 });
    this.#view.dispatch({ selection: { anchor: position }, effects });
    this.#view.focus();
  }

  /** Brings a place to the top. */
  bringToTop(top: Top): void {
    bringToTop(this.#view, top);
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function extensions({ onPoint, onFollow, onScroll, onHold, onMissing }: PersonaEvents) {
  return [
    exactText,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    lineNumbers(),
    origins(),
    gaps(),
    drawSelection(),
    EditorView.lineWrapping,
    hanging,
    new Toolbox(({ find }) => find, [], onMissing).extension,
    keymap.of([
      { key: "Mod-Enter", run: (view) => follow(view.state.selection.main.head, onFollow) },
      ...keys,
    ]),
    markdown,
    light,
    scrolling(onScroll, onHold),
    EditorView.contentAttributes.of({
      "aria-label": "Persona",
      "aria-readonly": "true",
      tabindex: "0",
    }),
    EditorView.domEventHandlers({
      mousemove: (event, view) => onPoint(view.posAtCoords(event) ?? undefined),
      mouseleave: () => onPoint(undefined),
      mousedown: (event, view) => {
        const position = event.ctrlKey || event.metaKey ? view.posAtCoords(event) : null;
        return position !== null && follow(position, onFollow);
      },
    }),
    EditorView.updateListener.of(({ selectionSet, state }) => {
      if (selectionSet) onPoint(state.selection.main.head);
    }),
    appearance,
    tooltipRoom,
  ];
}

function follow(position: number, onFollow: PersonaEvents["onFollow"]): boolean {
  onFollow(position);
  return true;
}

/** What is shown once a change within a run is made, which moves all behind it. */
function moved(
  { origins, lit, gaps }: ShownPersona,
  text: string,
  { start, end, text: insert }: Replacement,
): ShownPersona {
  const shift = insert.length - (end - start);
  const to = (position: number) => (position < end ? position : position + shift);
  const range = <T extends Range>(one: T): T => ({
    ...one,
    start: to(one.start),
    end: to(one.end),
  });
  return {
    text,
    origins: origins.map(range),
    lit: lit.map(range),
    gaps: gaps.map((gap) => ({ ...gap, position: to(gap.position) })),
  };
}

/** Whether two lists hold the same, however often they were made. */
function areAlike<T extends object>(list: readonly T[], others: readonly T[]): boolean {
  const isAlike = (one: T, index: number) => {
    const other = others[index];
    return other !== undefined && keysOf(one).every((key) => one[key] === other[key]);
  };
  return list.length === others.length && list.every(isAlike);
}

const keysOf = <T extends object>(one: T) => Object.keys(one) as (keyof T)[];

/** The change between two texts: all but what they begin and end with alike. */
function difference(before: string, after: string) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && isSameFromEnd(before, after, same)) same += 1;
  return { from: start, to: before.length - same, insert: after.slice(start, after.length - same) };
}

function isSameFromEnd(before: string, after: string, distance: number): boolean {
  return (
    before.charCodeAt(before.length - 1 - distance) ===
    after.charCodeAt(after.length - 1 - distance)
  );
}
