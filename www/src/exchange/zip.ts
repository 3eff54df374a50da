// Archives. Loaded when one is brought or asked for.

import { strToU8, unzipSync, zipSync } from "fflate";
import { type Candidate, isForeign, isPrompt } from "./candidate.ts";
import { largestDocument } from "./limits.ts";

/** The files of an archive. Those that are no prompts are named, but not unpacked. */
export async function filesOf(archive: Candidate): Promise<readonly Candidate[]> {
  const found: { name: string; originalSize: number }[] = [];
  const isWanted = (file: { name: string; originalSize: number }): boolean => {
    if (file.name.endsWith("/") || isForeign(file.name)) return false;
    found.push(file);
    return isPrompt(file.name) && file.originalSize <= largestDocument;
  };
  const bytes = await archive.read();
  try {
    const unpacked = unzipSync(bytes, { filter: isWanted });
    return found.map(({ name, originalSize }) => ({
      path: name.replaceAll("\\", "/"),
      size: originalSize,
      read: () => Promise.resolve(unpacked[name] ?? new Uint8Array()),
    }));
  } catch {
    // One candidate that fails, so that its failure is listed beside what else was brought.
    const read = () =>
      Promise.reject(new Error("the archive is damaged or of a kind unknown here"));
    return [{ path: `${archive.path}/archive.md`, size: 0, read }];
  }
}

/** An archive of texts by path. */
export function pack(texts: readonly (readonly [path: string, text: string])[]): Uint8Array {
  const entries = texts.map(([path, text]) => [path, strToU8(text)] as const);
  // Always the same date: the same texts give the same archive.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(2000, 0, 1) });
}
