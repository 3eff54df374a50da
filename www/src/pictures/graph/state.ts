// What the graph shows at the moment.

import { computed, effect, signal } from "@preact/signals";
import type { Diagnostic, Graph } from "../../linker/linked.ts";
import { Inquiry } from "../../state/inquiry.ts";
import { ask, isSurveyBehind, survey } from "../../state/linked.ts";
import { documents, workspace } from "../../state/workspace.ts";
import type { Family } from "./families.ts";
import { type Layout, layOut, type Place } from "./layout.ts";
import { type Model, modelOf } from "./model.ts";
import { reused } from "./reused.ts";

/** What is asked for is drawn together, so that it is of one moment and of one workspace. */
interface Answer {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
  readonly workspace: string;
}

/** The references of the library and what is wrong with them, as they were when the writer last paused. */
export const inquiry = new Inquiry<Answer>(() => {
  const { diagnostics } = survey.value ?? {};
  if (!diagnostics || isSurveyBehind.value) return undefined;
  const { id } = workspace.peek();
  return async () => ({ graph: await ask("graph"), diagnostics, workspace: id });
});

/** The families that are hidden. */
export const hidden = signal<ReadonlySet<Family>>(new Set());

/** The cycle that is pointed out. */
export const shownCycle = signal<number | undefined>(undefined);

/** The node that one points at. */
export const pointedNode = signal<string | undefined>(undefined);

/** The node that the keyboard is at. */
export const focusedNode = signal<string | undefined>(undefined);

export const isTable = signal(false);

/** What was drawn last. */
const drawn = signal<{ readonly model: Model; readonly layout: Layout } | undefined>(undefined);

/** The graph with the places of its nodes; `undefined` until they are found. */
export const picture = computed(() => drawn.value);

function modelNow({ graph, diagnostics }: Answer): Model {
  const byPath = new Map(documents.peek().map((document) => [document.path.peek(), document]));
  return modelOf({
    graph,
    diagnostics,
    idOf: (path) => byPath.get(path)?.id ?? path,
    textOf: (path) => byPath.get(path)?.text.peek() ?? "",
  });
}

/** The places that nodes had before. They are kept, so that what goes and comes back is where it was. */
let places = new Map<string, Place>();
let placesOf: string | undefined;
let turn = 0;

/** Keeps the picture up to date until the function that is returned is called. */
export function watch(): () => void {
  let due: ReturnType<typeof setTimeout> | undefined;
  const stops = [
    inquiry.watch(),
    effect(() => {
      const { value: answer } = inquiry.answer;
      clearTimeout(due);
      // Large libraries take a while to be read and as long to be made a model of: a key may come between.
      if (answer) due = setTimeout(() => show(answer));
    }),
  ];
  return () => {
    clearTimeout(due);
    for (const stop of stops) stop();
  };
}

/** Draws an answer, unless its workspace was left since: the last may be from before nobody looked. */
function show(answer: Answer): void {
  if (answer.workspace === workspace.peek().id) void draw(modelNow(answer));
}

/** Forgets all places and lays everything out anew. */
export function layOutAnew(): void {
  places = new Map();
  const { value: now } = drawn;
  if (now) void draw(now.model);
}

async function draw(next: Model): Promise<void> {
  turn += 1;
  const own = turn;
  const { id } = workspace.peek();
  if (placesOf !== id) places = new Map();
  placesOf = id;
  const model = reused(next, drawn.peek()?.model);
  // Most of what is written changes nothing of the picture.
  if (model === drawn.peek()?.model && places.size > 0) return;
  const layout = await layOut(model, places);
  // A later change is laid out already.
  if (own !== turn) return;
  // A place that stays is the same object, so that nothing there is drawn again.
  for (const [node, place] of layout) if (!places.has(node)) places.set(node, place);
  const shown = model.nodes.flatMap(({ id }) => {
    const place = places.get(id);
    return place ? [[id, place] as const] : [];
  });
  drawn.value = { model, layout: new Map(shown) };
}

/** The links that are shown. */
export const links = computed(() =>
  (drawn.value?.model.links ?? []).filter(({ family }) => !hidden.value.has(family)),
);

/** The nodes that are pointed out, with those beside them; `undefined` where all are alike. */
export const lit = computed<ReadonlySet<string> | undefined>(() => {
  const cycle = shownCycle.value;
  const one = pointedNode.value ?? focusedNode.value;
  if (one !== undefined) {
    const near = links.value.filter(({ from, to }) => from === one || to === one);
    return new Set([one, ...near.flatMap(({ from, to }) => [from, to])]);
  }
  if (cycle === undefined) return undefined;
  return new Set(drawn.value?.model.cycles[cycle]);
});

/** Whether a link is pointed out. */
export function isLit(link: {
  readonly from: string;
  readonly to: string;
  readonly isInCycle: boolean;
}): boolean {
  const one = pointedNode.value ?? focusedNode.value;
  if (one !== undefined) return link.from === one || link.to === one;
  const all = lit.value;
  return all !== undefined && link.isInCycle && all.has(link.from) && all.has(link.to);
}
