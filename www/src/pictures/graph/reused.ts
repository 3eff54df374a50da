// A model that is made anew with every survey, of the parts that the one before had: what stays the same is not drawn again.

import type { Link, Model, Node } from "./model.ts";

/** A model with the nodes and links of another where they are the same; the other itself where all are. */
export function reused(next: Model, before: Model | undefined): Model {
  if (!before) return next;
  const nodes = kept(next.nodes, before.nodes, isSameNode);
  const links = kept(next.links, before.links, isSameLink);
  const isSame =
    nodes === before.nodes &&
    links === before.links &&
    JSON.stringify(next.cycles) === JSON.stringify(before.cycles);
  return isSame ? before : { ...next, nodes, links };
}

function kept<T extends { readonly id: string }>(
  next: readonly T[],
  before: readonly T[],
  isSame: (one: T, other: T) => boolean,
): readonly T[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const list = next.map((one) => {
    const old = known.get(one.id);
    return old && isSame(one, old) ? old : one;
  });
  const areAll = list.length === before.length && list.every((one, index) => one === before[index]);
  return areAll ? before : list;
}

function isSameNode(one: Node, other: Node): boolean {
  const keys = ["path", "label", "kind", "names", "namedBy", "isInCycle"] as const;
  return isSamePlace(one, other) && keys.every((key) => one[key] === other[key]);
}

function isSameLink(one: Link, other: Link): boolean {
  const areLines =
    one.lines.length === other.lines.length &&
    one.lines.every((line, index) => line === other.lines[index]);
  return areLines && isSamePlace(one, other) && one.isInCycle === other.isInCycle;
}

function isSamePlace({ place: one }: Node | Link, { place: other }: Node | Link): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}
