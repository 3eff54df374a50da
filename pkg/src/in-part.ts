import type { Plan } from "./plan.js";

/** The documents that a persona has a part of. What is inherited is one by its nature, and not among them. */
export function inPart({ documents, leftOut }: Plan): ReadonlySet<string> {
  const cut = new Set(leftOut.map(({ document }) => document));
  const parts = documents.filter(({ path, role }) => role !== "inherited" && cut.has(path));
  return new Set(parts.map(({ path }) => path));
}
