// The source and the persona scroll together: who scrolls one of them leads, and the other follows by the source map.

import type { Top } from "../code/scroll.ts";
import { Channel } from "./channel.ts";
import { origins } from "./origins.ts";
import { scrollsTogether } from "./view.ts";
import { open } from "./workspace.ts";

type Side = "source" | "persona";

/** Where each side is to be scrolled to. */
export const follow = { source: new Channel<Top>(), persona: new Channel<Top>() };

let leader: Side = "source";

/** One of the two leads from now on. */
export function lead(side: Side): void {
  leader = side;
}

/** A side was scrolled. The one that follows is scrolled too, and nobody follows it. */
export function scrolled(side: Side, top: Top): void {
  if (side !== leader || !scrollsTogether.peek()) return;
  const position = side === "source" ? inPersona(top.position) : inSource(top.position);
  if (position === undefined) return;
  const other = side === "source" ? "persona" : "source";
  follow[other].send({ ...top, position });
}

/** Where a place of the open document is in the persona, or else what comes next of it. */
function inPersona(position: number): number | undefined {
  const path = open.peek()?.path.peek();
  const run = origins.peek().find((one) => one.path === path && one.from.end > position);
  return run && run.start + Math.max(0, position - run.from.start);
}

/** Where a place of the persona is in the open document, if that is what stands there. */
function inSource(position: number): number | undefined {
  const run = origins.peek().find(({ end }) => end > position);
  if (!run || run.path !== open.peek()?.path.peek()) return undefined;
  return run.from.start + Math.max(0, position - run.start);
}
