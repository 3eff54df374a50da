// What the persona is made of, as a tree: its documents, and in them their sections, each with what of it stays.

import type { Kind, Plan, PlannedDocument, PlannedSection } from "../../linker/linked.ts";
import { splitPath } from "../../parts/words.ts";

/** A document of the persona, or a section of one. */
export interface Part {
  readonly id: string;
  readonly title: string;
  /** The document's path. */
  readonly path: string;
  readonly kind: Kind;
  /** Where it stands in the document, in UTF-16 units; `undefined` for a whole document. */
  readonly place: { readonly start: number; readonly end: number } | undefined;
  /** How many parts it lies in. */
  readonly depth: number;
  /** Its tokens, those of the parts in it included. */
  readonly tokens: number;
  /** How many of them stay within the budget. */
  readonly kept: number;
  readonly parts: readonly Part[];
}

/** The parts of a persona, and what stays of them under a plan with a budget. */
export function partsOf(whole: Plan, fitted: Plan): readonly Part[] {
  const kept = new Map(fitted.documents.map((document) => [document.path, document]));
  return whole.documents.map((document) => partOf(document, kept.get(document.path)));
}

/** All parts in the order of the persona, each before those in it. */
export function flat(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [part, ...flat(part.parts)]);
}

function partOf(document: PlannedDocument, left: PlannedDocument | undefined): Part {
  const { path, kind, sections, tokens } = document;
  const kept = new Map(left?.sections.map((section) => [section.start, section.kept]));
  // A lone heading at the top is the document's title, and not one more level.
  const [first] = sections;
  const isTitled = first && sections.every(({ parent }, index) => index === 0 || parent !== null);
  const parts = sectionParts(document, isTitled ? 0 : null, 1, kept);
  return {
    id: path,
    title: splitPath(path)[1].replace(/\.[^.]*$/, ""),
    path,
    kind,
    place: undefined,
    depth: 0,
    tokens,
    kept: Math.min(left?.tokens ?? 0, tokens),
    parts,
  };
}

function sectionParts(
  document: PlannedDocument,
  parent: number | null,
  depth: number,
  kept: ReadonlyMap<number, number>,
): readonly Part[] {
  const { path, kind, sections } = document;
  return sections.flatMap((section: PlannedSection, index) => {
    if (section.parent !== parent) return [];
    const { title, start, end, tokens } = section;
    return [
      {
        id: `${path}:${start}`,
        title,
        path,
        kind,
        place: { start, end },
        depth,
        tokens,
        kept: Math.min(kept.get(start) ?? 0, tokens),
        parts: sectionParts(document, index, depth + 1, kept),
      },
    ];
  });
}
