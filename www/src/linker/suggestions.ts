// What may have been meant by a name that leads nowhere, for a person to choose.

import type { Library } from "promptlink/slim";
import type { Diagnostic, SurveyedDiagnostic } from "./linked.ts";

/** Adds the suggestions to diagnostics, which come document by document. */
export function withSuggestions(
  library: Library,
  list: readonly Diagnostic[],
): readonly SurveyedDiagnostic[] {
  let path: string | undefined;
  let byPlace: ReadonlyMap<number, readonly string[]> | undefined;
  return list.map((one) => {
    if (one.code !== "dangling-reference" || one.fix) return one;
    if (path !== one.document) {
      path = one.document;
      const references = library.document(path)?.references ?? [];
      byPlace = new Map(references.map(({ start, suggestions }) => [start, suggestions]));
    }
    return { ...one, suggestions: byPlace?.get(one.start) };
  });
}
