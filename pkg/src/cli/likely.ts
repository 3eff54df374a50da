// Documents that somebody may have meant by a name that none answers to: what people type is often what a document calls
// itself, of which the core compares the files' names alone.

import { type ErrorCode, PromptlinkError } from "../errors.js";
import type { Library } from "../library.js";
import { nearest } from "../nearest.js";

const most = 3;
/** Of a shorter word a slip leaves too little to tell what was meant. */
const shortest = 3;

/** Throws where nothing answers to a name and something near does; else what is asked with the name tells. */
export function suggestFor(library: Library, word: string, code: ErrorCode): void {
  // What follows the sign may be a section.
  if (word.includes("#")) return;
  try {
    library.find(word);
  } catch (error) {
    const isUnknown = error instanceof PromptlinkError && error.code === "unknown-document";
    // One with a cause says already what is behind it.
    if (!isUnknown || error.cause || word.length < shortest) return;
    const isNear = (one: string | null) =>
      one !== null && nearest(word, [one.toLowerCase()]).length > 0;
    const near = library
      .documents()
      .filter(({ kind }) => code !== "unknown-agent" || kind === "agent")
      .filter(({ name, path }) => isNear(name) || isNear(path));
    const all = new Set([...error.suggestions, ...near.map(({ path }) => path)]);
    if (all.size === 0) return;
    const suggestions = [...all].slice(0, most);
    const noun = code === "unknown-agent" ? "there is no agent" : "no document answers to";
    const question = `did you mean ${suggestions.map((path) => `\`${path}\``).join(" or ")}?`;
    throw new PromptlinkError(code, `${noun} \`${word}\`; ${question}`, { suggestions });
  }
}
