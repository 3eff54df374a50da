// What the persona's text comes from, and what became of the source: the two ways through the source map.

import { computed, effect, signal } from "@preact/signals";
import type { Kind } from "../linker/linked.ts";
import { isBehind, persona } from "./linked.ts";
import { caret, pointed, pointedInSource, type Range, type Replacement } from "./places.ts";
import { documentAt, open } from "./workspace.ts";

/** A run of the persona's text that comes from a document. */
export interface Origin extends Range {
  readonly path: string;
  readonly kind: Kind | undefined;
  /** Where the run begins and ends in the document. */
  readonly from: Range;
}

/** The runs of the persona's text that come from documents, in order. */
export const origins = computed<readonly Origin[]>(() => {
  const { map = [], sources = [] } = persona.value ?? {};
  const kinds = new Map(sources.map(({ path, kind }) => [path, kind]));
  return map.flatMap(({ start, end, origin }) =>
    origin
      ? [{ path: origin.document, kind: kinds.get(origin.document), start, end, from: origin }]
      : [],
  );
});

/** A place in a document. */
export interface Origination {
  readonly path: string;
  readonly line: number;
  readonly range: Range;
}

/** Where a place of the persona's text comes from; `undefined` where promptlink wrote it. */
export function originOf(position: number): Origination | undefined {
  const origin = origins.peek().find(({ start, end }) => start <= position && position < end);
  const text = origin && documentAt(origin.path)?.text.peek();
  if (!origin || text === undefined) return undefined;
  const offset = origin.from.start + position - origin.start;
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const next = text.indexOf("\n", offset);
  const line = text.slice(0, start).split("\n").length;
  return { path: origin.path, line, range: { start, end: next === -1 ? text.length : next } };
}

/** What the reader points at in the persona, in its document. */
export const pointedOrigin = computed(() => {
  // The answer changes with the persona, even where the position does not.
  const { value: list } = origins;
  return pointed.value === undefined || list.length === 0 ? undefined : originOf(pointed.value);
});

/** The lines of the open document that the reader points at in the persona. */
export const litInSource = computed<readonly Range[]>(() => {
  const origin = pointedOrigin.value;
  return origin && origin.path === open.value?.path.value ? [origin.range] : [];
});

/** Where the writer was when the persona was last up to date: of what is being typed it knows nothing yet. */
const settledCaret = signal(caret.peek());

effect(() => {
  if (!isBehind.value) settledCaret.value = caret.value;
});

/** What became, in the persona, of the place that the writer points at or else is at. */
export const litInPersona = computed<readonly Range[]>(() => {
  const spot = pointedInSource.value ?? settledCaret.value;
  if (!spot || spot.document !== open.value) return [];
  const path = spot.document.path.value;
  return origins.value
    .filter(({ path: source, from }) => source === path && touches(from, spot))
    .map(({ start, end, from }) => ({
      start: start + Math.max(0, spot.start - from.start),
      end: Math.min(end, start + Math.max(0, spot.end - from.start)),
    }));
});

/**
 * What an edit will most likely change in the persona, where that is a single place: the same, within a run that comes
 * from there. While the persona is behind, nobody knows where that is.
 */
export function anticipated(path: string, edit: Replacement): Replacement | undefined {
  if (isBehind.peek()) return undefined;
  const origin = origins
    .peek()
    .find(({ path: source, from }) => source === path && isWithin(edit, from));
  if (!origin) return undefined;
  const shift = origin.start - origin.from.start;
  return { start: edit.start + shift, end: edit.end + shift, text: edit.text };
}

/** At the beginning of a run what is typed may belong to the one before. */
function isWithin(one: Range, other: Range): boolean {
  return other.start < one.start && one.end <= other.end;
}

function touches(one: Range, other: Range): boolean {
  return one.start <= other.end && other.start < one.end;
}
