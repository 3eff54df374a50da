// What the graph shows: the documents, what they refer to, and what stands out.

import type { Diagnostic, Graph, GraphEdge, Kind } from "../../linker/linked.ts";
import { splitPath } from "../../parts/words.ts";
import type { Range } from "../../state/places.ts";
import { type Family, familyOf } from "./families.ts";

/** A document, or a name that leads nowhere. */
export interface Node {
  /** What stays the same when a document is renamed. */
  readonly id: string;
  /** The path; of a name that leads nowhere, that of the first document that names it. */
  readonly path: string;
  readonly label: string;
  /** `missing` is a name that leads nowhere. */
  readonly kind: Kind | "missing";
  /** How many documents it refers to. */
  readonly names: number;
  /** How many documents refer to it. */
  readonly namedBy: number;
  readonly isInCycle: boolean;
  /** Where the name that leads nowhere stands first. */
  readonly place: Range | undefined;
}

/** All references of one family from one document to another. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly family: Family;
  /** The lines where the references stand, in ascending order. */
  readonly lines: readonly number[];
  /** Whether it closes a cycle. */
  readonly isInCycle: boolean;
  /** Where the first of the names stands that lead nowhere. */
  readonly place?: Range;
}

/** What is drawn. */
export interface Model {
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
  /** The cycles, as ids of nodes; the first is not repeated. */
  readonly cycles: readonly (readonly string[])[];
}

/** What the page knows of a library, to be drawn. */
export interface Known {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
  /** A name for a document that stays when its path changes. */
  readonly idOf: (path: string) => string;
  readonly textOf: (path: string) => string;
}

/** The model of a library. */
export function modelOf({ graph, diagnostics, idOf, textOf }: Known): Model {
  const kinds = new Map(graph.documents.map(({ path, kind }) => [path, kind]));
  const cycles = graph.cycles.map((paths) => paths.slice(0, -1).map(idOf));
  const closing = new Set(cycles.flatMap(stepsOf));
  const links = linksOf(graph.edges, kinds, idOf, closing);
  const missing = missingOf(diagnostics, idOf, textOf);
  const inCycle = new Set(cycles.flat());
  const all = [...links, ...missing.links];
  const [names, namedBy] = [countsOf(all, "from"), countsOf(all, "to")];
  const documents = graph.documents.map(({ path, kind }): Node => {
    const id = idOf(path);
    return {
      id,
      path,
      kind,
      label: labelOf(path),
      names: names.get(id) ?? 0,
      namedBy: namedBy.get(id) ?? 0,
      isInCycle: inCycle.has(id),
      place: undefined,
    };
  });
  return { nodes: [...documents, ...missing.nodes], links: all, cycles };
}

function stepsOf(cycle: readonly string[]): string[] {
  return cycle.map((id, index) => `${id}>${cycle[(index + 1) % cycle.length]}`);
}

function linksOf(
  edges: readonly GraphEdge[],
  kinds: ReadonlyMap<string, Kind>,
  idOf: (path: string) => string,
  closing: ReadonlySet<string>,
): Link[] {
  const lines = new Map<string, number[]>();
  const links: Link[] = [];
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const family = familyOf(edge.relation, kinds.get(edge.from), kinds.get(edge.to));
    const [from, to] = [idOf(edge.from), idOf(edge.to)];
    const step = `${from}>${to}`;
    const id = `${step}:${family}`;
    const known = lines.get(id);
    if (known) {
      known.push(edge.line);
      continue;
    }
    const own = [edge.line];
    lines.set(id, own);
    links.push({ id, from, to, family, lines: own, isInCycle: closing.has(step) });
  }
  return links;
}

/** What is named and is not there, each name once. */
function missingOf(
  diagnostics: readonly Diagnostic[],
  idOf: (path: string) => string,
  textOf: (path: string) => string,
): { nodes: Node[]; links: Link[] } {
  const nodes = new Map<string, Node>();
  const links = new Map<string, Link & { readonly lines: number[] }>();
  for (const { code, document, line, start, end } of diagnostics) {
    if (code !== "dangling-reference" && code !== "ambiguous-reference") continue;
    const label = textOf(document).slice(start, end);
    const from = idOf(document);
    const to = `?${label}`;
    const id = `${from}${to}`;
    const known = links.get(id);
    if (known) {
      known.lines.push(line);
      continue;
    }
    const place = { start, end };
    links.set(id, { id, from, to, family: "dangling", lines: [line], isInCycle: false, place });
    const node = nodes.get(to) ?? {
      id: to,
      path: document,
      label,
      kind: "missing",
      names: 0,
      namedBy: 0,
      isInCycle: false,
      place,
    };
    nodes.set(to, { ...node, namedBy: node.namedBy + 1 });
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

function countsOf(links: readonly Link[], end: "from" | "to"): ReadonlyMap<string, number> {
  const others = new Map<string, Set<string>>();
  for (const link of links) {
    const own = link[end];
    const other = end === "from" ? link.to : link.from;
    const known = others.get(own);
    if (known) known.add(other);
    else others.set(own, new Set([other]));
  }
  return new Map([...others].map(([id, set]) => [id, set.size]));
}

function labelOf(path: string): string {
  return splitPath(path)[1].replace(/(?:\.agent)?\.[^.]*$/, "");
}
