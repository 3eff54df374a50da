// References are written anew: those to a document that moves, and those that lead nowhere where somebody says what was
// meant. Loaded when somebody asks for it.

import type { Edit, Library, Reference } from "promptlink/slim";
import { fileOf, relative, resolved, stemOf } from "./spelling.ts";

/** What following took. */
export interface Followed {
  /** The edits, by document and place, in the texts as they were. Documents have the paths that they have now. */
  readonly edits: readonly Edit[];
  /** How many references no spelling could lead to the new place. */
  readonly lost: number;
}

/** Moves a document. Where the library refuses, it throws, and nothing has changed. */
export function moveAndFollow(library: Library, from: string, to: string): Followed {
  const sources = new Set(
    library.graph().edges.flatMap((edge) => (edge.to === from ? edge.from : [])),
  );
  const before = [...sources].map((path) => [path, referencesOf(library, path, from)] as const);
  library.rename(from, to);
  let lost = 0;
  const edits = before.flatMap(([source, references]) => {
    const path = source === from ? to : source;
    const followed = follow(library, path, references, from, to);
    lost += followed.lost;
    return followed.edits;
  });
  return { edits, lost };
}

/** Makes the reference at a place lead to a document; no edit where there is none any more. */
export function redirect(library: Library, path: string, start: number, to: string): Edit[] {
  const reference = library.document(path)?.references.find((one) => one.start === start);
  if (!reference) return [];
  const text = library.text(path) ?? "";
  const [place = ""] = reference.text.split("#");
  const byPath = replaceLast(reference.text, place, to);
  const edits = [...spellings(reference, path, meantBy(place, path, to), to), byPath].map(
    (spelling) => ({ document: path, start, end: reference.end, text: spelling }),
  );
  const edit = edits.find((one) => leadsTo(library, path, text, one, to)) ?? edits.at(-1);
  library.set(path, text);
  return edit ? [edit] : [];
}

/** Where a document would lie if it were there as it is written: beside the one that is meant, if only its name is. */
function meantBy(place: string, path: string, to: string): string {
  if (place.startsWith(".")) return resolved(path, place);
  if (place.lastIndexOf("/") > 0) return place;
  const file = fileOf(place);
  return to.slice(0, -fileOf(to).length) + (file.includes(".") ? file : `${file}.md`);
}

/** The references of a document to another. */
function referencesOf(library: Library, path: string, target: string): readonly Reference[] {
  const references = library.document(path)?.references ?? [];
  return references.filter((one) => one.target === target);
}

function follow(
  library: Library,
  path: string,
  references: readonly Reference[],
  from: string,
  to: string,
): Followed {
  // As they were: a name with a blank is no reference once nothing has that name.
  const linking = new Set(referencesOf(library, path, to).map(({ start }) => start));
  const broken = references.filter(({ start }) => !linking.has(start));
  const text = library.text(path) ?? "";
  const edits: Edit[] = [];
  for (const reference of broken) {
    const edit = spellings(reference, path, from, to)
      .map((spelling) => ({
        document: path,
        start: reference.start,
        end: reference.end,
        text: spelling,
      }))
      .find((one) => leadsTo(library, path, text, one, to));
    if (edit) edits.push(edit);
  }
  library.set(path, applied(text, edits));
  return { edits, lost: broken.length - edits.length };
}

/** How a reference may be written after the move, the nearest to how it was written first. */
function spellings({ text }: Reference, path: string, from: string, to: string): string[] {
  const pairs = [
    [relative(path, from), relative(path, to)],
    [from, to],
    [fileOf(from), fileOf(to)],
    [stemOf(from), stemOf(to)],
  ] as const;
  const likely = pairs
    // In the destination of a link a blank can only stand so.
    .flatMap(([old, now]) => [[old, now] as const, [escaped(old), escaped(now)] as const])
    .filter(([old]) => text.includes(old))
    .map(([old, now]) => replaceLast(text, old, now));
  // A name alone may mean another document by now; its path does not.
  const byPath = text.includes(fileOf(from)) ? [replaceLast(text, fileOf(from), to)] : [];
  return [...likely, ...byPath];
}

function leadsTo(library: Library, path: string, text: string, edit: Edit, to: string): boolean {
  library.set(path, applied(text, [edit]));
  return referencesOf(library, path, to).some(({ start }) => start === edit.start);
}

function applied(text: string, edits: readonly Edit[]): string {
  let [result, end] = ["", 0];
  for (const edit of edits) {
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}

function escaped(path: string): string {
  return path.replaceAll(" ", "%20");
}

function replaceLast(text: string, old: string, now: string): string {
  const at = text.lastIndexOf(old);
  return text.slice(0, at) + now + text.slice(at + old.length);
}
