// How the page looks at the moment.

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { WorkingDocument } from "./document.ts";
import { recall, remember } from "./memory.ts";

/** What a narrow screen shows, which has room for one thing. */
export type Pane = "library" | "source" | "persona" | "pictures" | "findings";

/** A form in which the whole persona is read. */
export type Reading = "text" | "rendered" | "tokens";

/** What is told about the persona. */
export type Part = "outline" | "sources" | "left-out" | "request";

/** What the persona's pane shows. */
export type View = Reading | Part;

/** A picture of the library or of the persona. */
export type Picture = "graph" | "budget" | "compare" | "coverage";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const pane = signal<Pane>("persona");
export const view = signal<View>("text");

/** The forms in which the persona is read. */
export const readings: readonly Reading[] = ["text", "rendered", "tokens"];

/** What is told about the persona, in its order. */
export const parts: readonly Part[] = ["outline", "sources", "left-out", "request"];

/** Where there is room for both, what was last chosen of each. */
export const reading = signal<Reading>("text");
export const part = signal<Part>("outline");

/** What stands beside the source where there is room for two: what was last chosen of these. */
export const beside = signal<"persona" | "pictures">("persona");

export const picture = signal<Picture>("graph");

export const theme = signal<Theme>(themes.find((name) => name === recall("theme")) ?? "system");

/** Whether the source and the persona scroll together. */
export const scrollsTogether = signal(recall("scroll") !== "apart");

/** Whether the persona's text tells what was left out of it, in its place. */
export const showsLeftOut = signal(recall("left-out") !== "hidden");

/** Whether the findings under the source are unfolded. */
export const showsFindings = signal(true);

/** A question about a path. */
export type PathQuestion =
  /** With the text of the new document where there is one already. */
  | { readonly purpose: "create"; readonly text?: string }
  | { readonly purpose: "rename"; readonly document: WorkingDocument };

/** The question that is put at the moment. */
export const dialog = signal<PathQuestion | undefined>(undefined);

/** What is asked about the workspace at the moment. */
export const workspaceQuestion = signal<"rename" | "share" | undefined>(undefined);

/** The share of the room that the source takes beside the persona, in percent. */
export const split = signal(percent(recall("split")) ?? 48);

/** Whether the panes stand one behind the other. */
export const isNarrow = matches("(width < 760px)");

/** Whether there is room for the persona's parts beside its text. */
export const isWide = matches("(width >= 1600px)");

effect(() => {
  if (pane.value === "persona" || pane.value === "pictures") beside.value = pane.value;
});

effect(() => {
  const { value: chosen } = view;
  if (isReading(chosen)) reading.value = chosen;
  else part.value = chosen;
});

/** Whether a view shows the whole persona. */
export function isReading(name: View): name is Reading {
  return readings.some((one) => one === name);
}

effect(() => {
  const { dataset } = document.documentElement;
  if (theme.value === "system") delete dataset["theme"];
  else dataset["theme"] = theme.value;
  remember("theme", theme.value);
});

effect(() => remember("split", String(split.value)));

effect(() => remember("left-out", showsLeftOut.value ? "shown" : "hidden"));

effect(() => remember("scroll", scrollsTogether.value ? "together" : "apart"));

function matches(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const state = signal(list.matches);
  list.addEventListener("change", () => {
    state.value = list.matches;
  });
  return state;
}

function percent(text: string | undefined): number | undefined {
  const number = Number(text);
  return number >= 25 && number <= 75 ? number : undefined;
}
