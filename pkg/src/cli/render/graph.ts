// The graph in the notations of other tools. Paths are quoted: what a file is called must not end a label.

import type { Kind } from "../../document.js";
import type { Graph } from "../../graph.js";
import { visible } from "../terminal/visible.js";

const shapes: Readonly<
  Record<Kind, { readonly mermaid: readonly [string, string]; readonly dot: string }>
> = {
  agent: { mermaid: ["([", "])"], dot: "ellipse" },
  standard: { mermaid: ["[", "]"], dot: "box" },
  skill: { mermaid: ["{{", "}}"], dot: "hexagon" },
  command: { mermaid: [">", "]"], dot: "cds" },
  fragment: { mermaid: ["(", ")"], dot: "note" },
};

/** A link between two documents, however often the one refers to the other. */
interface Link {
  readonly from: number;
  readonly to: number;
  readonly relations: readonly string[];
}

/** As Mermaid, which Markdown viewers draw. */
export function mermaid(graph: Graph): string[] {
  const nodes = graph.documents.map(({ path, kind }, index) => {
    const [open, close] = shapes[kind].mermaid;
    return `  n${index}${open}"${entities(path)}"${close}`;
  });
  const edges = links(graph).map(({ from, to, relations }) => {
    const label = relations.length === 0 ? "" : `|${relations.join(", ")}|`;
    return `  n${from} -->${label} n${to}`;
  });
  return ["flowchart LR", ...nodes, ...edges];
}

/** As DOT, which Graphviz draws. */
export function dot(graph: Graph): string[] {
  const nodes = graph.documents.map(
    ({ path, kind }, index) => `  n${index} [label=${quoted(path)}, shape=${shapes[kind].dot}];`,
  );
  const edges = links(graph).map(({ from, to, relations }) => {
    const label = relations.length === 0 ? "" : ` [label=${quoted(relations.join(", "))}]`;
    return `  n${from} -> n${to}${label};`;
  });
  return ["digraph promptlink {", "  rankdir=LR;", ...nodes, ...edges, "}"];
}

function links({ documents, edges }: Graph): Link[] {
  const numbers = new Map(documents.map(({ path }, index) => [path, index]));
  const found = new Map<string, { from: number; to: number; relations: Set<string> }>();
  for (const edge of edges) {
    const [from, to] = [numbers.get(edge.from) ?? -1, numbers.get(edge.to) ?? -1];
    const link = found.get(`${from} ${to}`) ?? { from, to, relations: new Set() };
    if (edge.relation) link.relations.add(edge.relation);
    found.set(`${from} ${to}`, link);
  }
  return [...found.values()].map((link) => ({ ...link, relations: [...link.relations] }));
}

function entities(text: string): string {
  return visible(text).replace(/["#&<>]/g, (character) => `#${character.codePointAt(0)};`);
}

function quoted(text: string): string {
  return `"${visible(text).replace(/["\\]/g, "\\$&")}"`;
}
