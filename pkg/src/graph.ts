import type { Kind, Relation, Tier, Verdict } from "./document.js";

/** The documents of a library and how they refer to each other. */
export interface Graph {
  /** Every document, by path. */
  readonly documents: readonly GraphDocument[];
  /** Every linked reference between two documents, by source and place. */
  readonly edges: readonly GraphEdge[];
  /** Groups of documents that refer to each other in a cycle: the paths of the shortest cycle, the first repeated at the end. */
  readonly cycles: readonly (readonly string[])[];
}

/** A document of the graph. */
export interface GraphDocument {
  /** Its path. */
  readonly path: string;
  /** What it is for. */
  readonly kind: Kind;
}

/** A reference that is linked. */
export interface GraphEdge {
  /** The path of the document that refers. */
  readonly from: string;
  /** The path of the document that is referred to. */
  readonly to: string;
  /** Where it refers, from 1. */
  readonly line: number;
  /** How the one relates to the other. */
  readonly relation: Relation | null;
  /** What the reference is. */
  readonly verdict: Verdict;
  /** The rule by which the target was found. */
  readonly tier: Tier | null;
}
