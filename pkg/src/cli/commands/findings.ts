import type { Diagnostic } from "../../diagnostic.js";
import type { Library } from "../../library.js";

/** What a persona, or the plan of one, is made of, and what composing it found. */
interface Composed {
  readonly documents: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What is wrong with a persona: composing it, and the errors and warnings of its documents and of the files that should
 * be among them, each once.
 */
export function findingsOf(library: Library, { documents, diagnostics }: Composed): Diagnostic[] {
  const ofDocuments = library
    .check({ documents })
    .filter(
      ({ document, severity }) =>
        severity !== "note" && (documents.includes(document) || !library.has(document)),
    );
  const seen = new Set<string>();
  const isNew = (one: Diagnostic): boolean => seen.size < seen.add(identity(one)).size;
  return [...ofDocuments, ...diagnostics].filter(isNew);
}

/** What a finding is known by. */
export function identity({ code, subject, document, start, end }: Diagnostic): string {
  return JSON.stringify([code, subject, document, start, end]);
}
