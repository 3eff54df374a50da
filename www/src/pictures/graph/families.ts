import type { Kind, Relation } from "../../linker/linked.ts";

/** Relations that are drawn alike. */
export type Family = "relies" | "includes" | "works" | "mentions" | "dangling";

/** The families in the order of the legend, with what their lines mean. */
export const families: readonly (readonly [family: Family, name: string])[] = [
  ["relies", "Relies on"],
  ["includes", "Includes"],
  ["works", "Works with"],
  ["mentions", "Names"],
  ["dangling", "Dangles"],
];

/** How a relation is drawn. Two agents work with each other, whichever word says so. */
export function familyOf(
  relation: Relation | null,
  from: Kind | undefined,
  to: Kind | undefined,
): Family {
  if (relation === null) return "mentions";
  if (relation === "include" || relation === "extend") return "includes";
  if (from === "agent" && to === "agent") return "works";
  return cooperative.has(relation) ? "works" : "relies";
}

const cooperative: ReadonlySet<Relation> = new Set([
  "work-with",
  "coordinate-with",
  "delegate-to",
  "report-to",
]);
