import { relative, resolve, sep } from "node:path";
import { lineEnd } from "../../diagnostic.js";
import { partitionPoint } from "../../partition.js";
import type { TextOf } from "./diagnostic.js";

/** Where the files of a library are for somebody in the current folder: what a path of the library is called from here. */
export type FileOf = (path: string) => string;

/** The files of a library in a folder, with `/` between their parts. */
export function filesIn(folder: string): FileOf {
  return (path) => relative("", resolve(folder, path)).split(sep).join("/");
}

/** The line and column of an offset in UTF-16 units, both from 1. */
export type PlaceOf = (offset: number) => { readonly line: number; readonly column: number };

/** Where the offsets of documents lie. The lines of each are counted once. */
export function placesIn(textOf: TextOf): (document: string) => PlaceOf {
  const known = new Map<string, PlaceOf>();
  return (document) => {
    const places = known.get(document) ?? placesOf(textOf(document) ?? "");
    known.set(document, places);
    return places;
  };
}

function placesOf(text: string): PlaceOf {
  const starts = [0, ...Array.from(text.matchAll(lineEnd), (end) => end.index + end[0].length)];
  return (offset) => {
    const line = partitionPoint(starts, (start) => start <= offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}
