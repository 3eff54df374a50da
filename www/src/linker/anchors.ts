import type { DocumentModel } from "./linked.ts";

/** A section as a reference names it behind `#`. */
export interface Anchor {
  readonly anchor: string;
  readonly title: string;
}

type Section = DocumentModel["sections"][number];

/** The anchors of a document, as `src/library/section.rs` reads them. */
export function anchorsOf(sections: readonly Section[]): readonly Anchor[] {
  const taken = new Set<string>();
  const written = sections.filter(({ style }) => !isPseudo(style));
  const anchors = new Map(written.map((section) => [section, free(taken, slug(section.title))]));
  return sections.flatMap((section) => {
    const { title } = section;
    const anchor = anchors.get(section) ?? slug(title);
    // A pseudo-heading has the name that no heading has, and renderers know nothing of it.
    const isLost = anchor === "" || (isPseudo(section.style) && taken.has(anchor));
    taken.add(anchor);
    return isLost ? [] : [{ anchor, title }];
  });
}

function isPseudo(style: Section["style"]): boolean {
  return style === "bold" || style === "label";
}

/** The anchor that GitHub gives a heading. */
function slug(title: string): string {
  return title
    .trim()
    .replaceAll(/[^\p{Alphabetic}\p{N} _-]/gu, "")
    .replaceAll(" ", "-")
    .toLowerCase();
}

function free(taken: Set<string>, anchor: string): string {
  let name = anchor;
  for (let count = 1; taken.has(name); count += 1) name = `${anchor}-${count}`;
  taken.add(name);
  return name;
}
