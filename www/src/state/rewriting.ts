// Changes of texts that are taken back as a whole. Whatever was written since stays.

import type { WorkingDocument } from "./document.ts";
import { notify } from "./notices.ts";
import { changeSource, type Replacement } from "./places.ts";
import { documents } from "./workspace.ts";

/** How a document's text was changed. */
export interface Rewriting {
  readonly document: WorkingDocument;
  /** The text that came of it. */
  readonly text: string;
  /** What takes it back in that text. */
  readonly inverse: readonly Replacement[];
}

/** Changes a document's text, which can be undone where it is open, too. The replacements are in their order. */
export function rewrite(
  document: WorkingDocument,
  replacements: readonly Replacement[],
): Rewriting {
  const before = document.text.peek();
  let shift = 0;
  const inverse = replacements.map(({ start, end, text }) => {
    const place = start + shift;
    shift += text.length - (end - start);
    return { start: place, end: place + text.length, text: before.slice(start, end) };
  });
  changeSource.send({ document, replacements });
  return { document, text: document.text.peek(), inverse };
}

/** Gives a document another text, and changes no more of it than differs. */
export function replaceText(document: WorkingDocument, text: string): Rewriting {
  const before = document.text.peek();
  const { head, tail } = shared(before, text);
  const middle = text.slice(head, text.length - tail);
  return rewrite(document, [{ start: head, end: before.length - tail, text: middle }]);
}

/**
 * Takes changes back, but for those in whose place something else was written since, and names their documents.
 *
 * @param kept other documents that stay because they were edited since
 */
export function takeBack(
  rewritings: readonly Rewriting[],
  kept: readonly WorkingDocument[] = [],
): void {
  const left = [...kept];
  for (const { document, text, inverse } of rewritings) {
    if (!documents.peek().includes(document)) continue;
    const replacements = moved(inverse, text, document.text.peek());
    if (replacements.length < inverse.length) left.push(document);
    changeSource.send({ document, replacements });
  }
  if (left.length === 0) return;
  const paths = left.map(({ path }) => path.peek()).join(", ");
  notify({ text: `Edited since, and therefore not all taken back: ${paths}`, stays: true });
}

/** The replacements where their places are in the text now; those that have none are left out. */
function moved(replacements: readonly Replacement[], then: string, now: string): Replacement[] {
  const { head, tail } = shared(then, now);
  const shiftOf = (one: Replacement) => {
    if (one.end <= head) return 0;
    if (one.start >= then.length - tail) return now.length - then.length;
    return shiftOfLines(one, then, now);
  };
  return replacements.flatMap((one) => {
    const shift = shiftOf(one);
    if (shift === undefined) return [];
    return { start: one.start + shift, end: one.end + shift, text: one.text };
  });
}

/** How far the lines of a place have moved; `undefined` where there are more or fewer of them than there were. */
function shiftOfLines({ start, end }: Replacement, then: string, now: string): number | undefined {
  const begin = then.slice(0, start).lastIndexOf("\n") + 1;
  const lines = then.slice(begin, end) + then.slice(end).split("\n", 1);
  const parts = now.split(lines);
  if (!lines || parts.length !== then.split(lines).length) return undefined;
  const before = then.slice(0, begin).split(lines).length;
  return parts.slice(0, before).join(lines).length - begin;
}

/** How many characters two texts begin and end with alike. */
function shared(one: string, other: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { head, tail };
}
