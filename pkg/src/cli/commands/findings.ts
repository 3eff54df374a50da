import type { Diagnostic } from "../../diagnostic.js";
import type { Library } from "../../library.js";

/** What a persona, or the plan of one, is made of, and what composing it found. */
interface Composed {
  readonly documents: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What is wrong with a persona: composing it, and the errors and warnings of its documents and of the files that should
 * be among them.
 */
export function findingsOf(library: Library, { documents, diagnostics }: Composed): Diagnostic[] {
  const ofDocuments = library
    .check({ documents })
    .filter(
      ({ document, severity }) =>
        severity !== "note" && (documents.includes(document) || !library.has(document)),
    );
  const known = new Set(ofDocuments.map(identity));
  return [...ofDocuments, ...diagnostics.filter((diagnostic) => !known.has(identity(diagnostic)))];
}

function identity({ code, document, start, end }: Diagnostic): string {
  return JSON.stringify([code, document, start, end]);
}
