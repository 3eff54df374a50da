// Where the writer and the reader are, and where they are to be taken.

import { type Signal, signal } from "@preact/signals";
import { Channel } from "./channel.ts";
import type { WorkingDocument } from "./document.ts";

/** A range in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range of a document. */
export interface Spot extends Range {
  readonly document: WorkingDocument;
}

/** The replacement of a range by a text. */
export interface Replacement extends Range {
  readonly text: string;
}

/** The selection in the editor. */
export const caret: Signal<Spot | undefined> = signal(undefined);

/** The place of the source that the writer points at with the mouse. */
export const pointedInSource: Signal<Spot | undefined> = signal(undefined);

/** The place in the persona's text that the reader points at. */
export const pointed: Signal<number | undefined> = signal(undefined);

/** The range of the open document that is selected next: at once, or as soon as there is an editor. */
export const selectInSource: Signal<Range | undefined> = signal(undefined);

/** Changes a document's text in a way that the writer can undo. */
export const changeSource = new Channel<{
  readonly document: WorkingDocument;
  readonly replacements: readonly Replacement[];
}>();

/** Changes the persona's text as it is shown, ahead of the answer that will say the same. */
export const anticipate = new Channel<Replacement>();

/** Shows a range of the persona's text. */
export const showInPersona = new Channel<Range>();
