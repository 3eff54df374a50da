// Documents that a caller may have meant by a name that none answers to: what people type is often what a document calls
// itself, of which the core compares the files' names alone.

import type { DocumentSummary } from "./document.js";
import { type ErrorCode, PromptlinkError } from "./errors.js";
import { nearest } from "./nearest.js";

const most = 3;
/** Of a shorter word a slip leaves too little to tell what was meant. */
const shortest = 3;

/** What is said of a name that nothing answers to. */
export function nobody(code: ErrorCode): string {
  return code === "unknown-agent" ? "there is no agent" : "no document answers to";
}

/** Does what looks a document up by its name. That there is none is said with those that may have been meant. */
export function suggesting<Result>(
  name: string,
  documents: () => readonly DocumentSummary[],
  look: () => Result,
): Result {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof PromptlinkError) || !isUnknown(error)) throw error;
    const { code } = error;
    const known = documents().filter(({ kind }) => code !== "unknown-agent" || kind === "agent");
    const all = new Set([...error.suggestions, ...likely(name, known)]);
    if (all.size === 0) throw error;
    const suggestions = [...all].slice(0, most);
    throw new PromptlinkError(code, `${nobody(code)} \`${name}\`${question(suggestions)}`, {
      suggestions,
    });
  }
}

function isUnknown({ code }: PromptlinkError): boolean {
  return code === "unknown-agent" || code === "unknown-document";
}

/** The documents whose name or path is a slip away, best first. */
function likely(word: string, documents: readonly DocumentSummary[]): string[] {
  if (word.length < shortest) return [];
  const paths = new Map<string, string[]>();
  for (const { path, name } of documents) {
    for (const one of new Set([path, name ?? path])) {
      const key = one.toLowerCase();
      paths.set(key, [...(paths.get(key) ?? []), path]);
    }
  }
  return nearest(word, [...paths.keys()]).flatMap((key) => paths.get(key) ?? []);
}

function question(paths: readonly string[]): string {
  const quoted = paths.map((path) => `\`${path}\``);
  const choices = [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter(Boolean);
  return `; did you mean ${choices.join(" or ")}?`;
}
