// A short tour of the page, offered once.

import { signal } from "@preact/signals";
import { recall, remember } from "./memory.ts";
import { type Pane, pane, view } from "./view.ts";

/** A stop of the tour. */
export interface Stop {
  readonly title: string;
  readonly text: string;
  /** The part of the page that it is about. */
  readonly part: string;
  /** What a narrow screen shows meanwhile. */
  readonly pane: Pane;
}

export const stops: readonly Stop[] = [
  {
    title: "Write",
    text: "References to other documents are coloured by what becomes of them. Point at one to learn why; what is wrong is listed below, with its fix.",
    part: ".source",
    pane: "source",
  },
  {
    title: "See what the model sees",
    text: "The agent with all that it refers to, up to date at each key. Point at a line, and the other side shows where it comes from.",
    part: ".persona",
    pane: "persona",
  },
  {
    title: "Know what it costs",
    text: "Each document to scale. The views tell the tokens of each section, what was left out and why, and the request as an API takes it.",
    part: ".link-map",
    pane: "persona",
  },
  {
    title: "Bring your own",
    text: "Drop a folder, files or a zip anywhere, or open them here. Everything is kept in this browser, and nothing leaves it.",
    part: ".library .pane-header",
    pane: "library",
  },
];

/** Where the tour is: at a stop, by number, or offered; `undefined` where there is none. */
export const tour = signal<number | "offered" | undefined>(
  recall("tour") === undefined ? "offered" : undefined,
);

/** Goes to a stop, and ends behind the last. */
export function goToStop(number: number): void {
  const stop = stops[number];
  if (!stop) {
    endTour();
    return;
  }
  tour.value = number;
  // The persona stands beside the source, whatever stood there before.
  view.value = "text";
  pane.value = "persona";
  pane.value = stop.pane;
}

/** Ends the tour, which is not offered again. */
export function endTour(): void {
  remember("tour", "seen");
  if (typeof tour.peek() === "number") pane.value = "persona";
  tour.value = undefined;
}
