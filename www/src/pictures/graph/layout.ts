// Where the nodes of the graph stand. The same library always gives the same picture, and what stands keeps its place
// when documents come, go, move or change.

import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import type { Model, Node } from "./model.ts";

/** A place in the picture, in pixels at its natural size. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The places of the nodes by their ids. */
export type Layout = ReadonlyMap<string, Place>;

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly lane: Lane;
}

/** The kinds from left to right: who relies on others stands left of them. */
const order: readonly Node["kind"][] = [
  "agent",
  "command",
  "standard",
  "fragment",
  "skill",
  "missing",
];

/** Names are wider than high: forces act as if everything were this much narrower. */
const squeeze = 3;

/** The room of a lane whose documents stand in one column. */
const laneWidth = 64;
/** How many documents stand in one column; more of them make the lane wider. */
const column = 14;
/** The room of a document, from its middle, in a small library and in a large one. */
const rooms = { small: 31, large: 21 };
/** Up to how many documents a library is small. */
const small = 60;

/** How long the page may be kept from other work, in milliseconds. */
const slice = 8;

/** How often the forces act until they are at rest. */
const turns = { small: 300, large: 120 };

interface Lane {
  /** Its middle. */
  readonly x: number;
  readonly width: number;
  /** How many documents are in it. */
  readonly count: number;
  /** Whether its documents stand in one column. */
  readonly isColumn: boolean;
}

/** Lays a model out. What has a place in a layout from before keeps it; to lay all out anew, give none. */
export async function layOut(model: Model, before: Layout): Promise<Layout> {
  const bodies = bodiesOf(model, before);
  if (bodies.some(({ fy }) => fy === undefined)) await settle(bodies, model);
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x: x * squeeze, y }]));
}

function bodiesOf({ nodes, links }: Model, before: Layout): Body[] {
  const laneOf = lanesOf(nodes);
  const neighbours = neighboursOf(links);
  const rows = new Map<Lane, number>();
  return nodes.flatMap(({ id, kind }) => {
    const lane = laneOf.get(kind);
    if (!lane) return [];
    const row = rows.get(lane) ?? 0;
    rows.set(lane, row + 1);
    const kept = before.get(id);
    if (kept) {
      const x = kept.x / squeeze;
      return { id, lane, x, y: kept.y, fx: x, fy: kept.y };
    }
    const near = (neighbours.get(id) ?? []).flatMap((other) => before.get(other) ?? []);
    const start = startOf(lane, row);
    const body = { id, lane, ...start, ...(near.length > 0 && { y: mean(near) }) };
    return lane.isColumn ? { ...body, fx: lane.x } : body;
  });
}

/** Where the documents of a lane stand before any force acts: in rows, or in one column. */
function startOf({ x, width, count, isColumn }: Lane, index: number): Place {
  if (isColumn) return { x, y: (index - (count - 1) / 2) * 2 * rooms.small };
  const step = 2 * rooms.large;
  const across = Math.max(1, Math.floor(width / step));
  const rows = Math.ceil(count / across);
  return {
    x: x + ((index % across) - (across - 1) / 2) * step,
    y: (Math.floor(index / across) - (rows - 1) / 2) * step,
  };
}

/** The lanes of the kinds that there are, side by side. */
function lanesOf(nodes: readonly Node[]): ReadonlyMap<Node["kind"], Lane> {
  const lanes = new Map<Node["kind"], Lane>();
  let edge = 0;
  for (const kind of order) {
    const count = nodes.filter((node) => node.kind === kind).length;
    if (count === 0) continue;
    const width = laneWidth * Math.max(1, Math.sqrt(count / column));
    lanes.set(kind, { x: edge + width / 2, width, count, isColumn: count <= column });
    edge += width;
  }
  return lanes;
}

function neighboursOf(links: Model["links"]): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (one: string, other: string) => {
    const known = neighbours.get(one);
    if (known) known.push(other);
    else neighbours.set(one, [other]);
  };
  for (const { from, to } of links) {
    add(from, to);
    add(to, from);
  }
  return neighbours;
}

function mean(places: readonly Place[]): number {
  return places.reduce((sum, { y }) => sum + y, 0) / places.length;
}

/** Lets the forces act until they are at rest, in slices. How long a slice takes changes nothing about the outcome. */
async function settle(bodies: Body[], { links }: Model): Promise<void> {
  const springs: SimulationLinkDatum<Body>[] = links.map(({ from, to }) => ({
    source: from,
    target: to,
  }));
  const size = bodies.length > small ? "large" : "small";
  const largest = Math.max(...bodies.map(({ lane }) => lane.count));
  const simulation = forceSimulation(bodies)
    .stop()
    .alphaDecay(1 - 0.001 ** (1 / turns[size]))
    .force(
      "lane",
      forceX<Body>(({ lane }) => lane.x).strength(({ lane }) =>
        Math.min(1, (3 * column) / lane.count),
      ),
    )
    .force("middle", forceY<Body>(0).strength(0.06 * Math.min(1, column / largest)))
    .force("apart", forceManyBody<Body>().strength(-220).distanceMax(400))
    .force(
      "together",
      forceLink<Body, SimulationLinkDatum<Body>>(springs)
        .id(({ id }) => id)
        .distance(laneWidth)
        .strength(0.05),
    )
    .force("room", forceCollide<Body>(rooms[size]).strength(1).iterations(2));
  let pause = performance.now() + slice;
  while (simulation.alpha() > simulation.alphaMin()) {
    simulation.tick();
    if (performance.now() < pause) continue;
    await new Promise((resolve) => setTimeout(resolve));
    pause = performance.now() + slice;
  }
}
