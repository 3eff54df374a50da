// Candidates become texts, or are listed with the reason why not.

import { type Candidate, isPrompt } from "./candidate.ts";
import { largestDocument, mostBytes, mostDocuments } from "./limits.ts";

/** A file that was not taken. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

/** What became of the candidates. */
export interface Found {
  readonly texts: readonly (readonly [path: string, text: string])[];
  readonly skipped: readonly Skipped[];
  /** How many files are no prompts by their names. */
  readonly others: number;
}

/** Reads what can be a prompt. */
export async function readAll(
  candidates: readonly Candidate[],
  onProgress: (done: number, total: number) => void,
): Promise<Found> {
  const prompts = candidates.filter(({ path }) => isPrompt(path));
  const texts: (readonly [string, string])[] = [];
  const skipped: Skipped[] = [];
  let bytes = 0;
  for (const [index, candidate] of prompts.entries()) {
    onProgress(index, prompts.length);
    const { path } = candidate;
    const room = { documents: mostDocuments - texts.length, bytes: mostBytes - bytes };
    const answer = await readOne(candidate, room);
    if (typeof answer === "string") {
      texts.push([path, answer]);
      bytes += candidate.size;
    } else skipped.push({ path, reason: answer.reason });
  }
  return { texts, skipped, others: candidates.length - prompts.length };
}

interface Room {
  readonly documents: number;
  readonly bytes: number;
}

async function readOne(candidate: Candidate, room: Room): Promise<string | { reason: string }> {
  const { size } = candidate;
  if (size > largestDocument) {
    return { reason: `${megabytes(size)}; a document has ${megabytes(largestDocument)} at most` };
  }
  if (room.documents <= 0) return { reason: `more than ${mostDocuments} documents` };
  if (size > room.bytes) return { reason: `more than ${megabytes(mostBytes)} altogether` };
  try {
    return textOf(await candidate.read());
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function textOf(bytes: Uint8Array): string | { reason: string } {
  if (bytes.includes(0)) return { reason: "it holds NUL bytes, so it is not text" };
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { reason: "it is not UTF-8" };
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}
