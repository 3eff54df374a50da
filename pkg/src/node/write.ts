// Files that are written.

import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { reasonOf } from "./reason.js";

/** A file to be written: its path and its text. */
export type Written = readonly [path: string, text: string];

/**
 * Writes a file whole or not at all: whoever reads it sees what was there before or the new text, never a part. A file
 * that is there keeps its permissions, and a link to it stays one. What is no file, like a pipe or a device, takes the
 * text as it comes.
 *
 * @throws {Error} that names `path`, with the system's code
 */
export function writeWhole(path: string, text: string): void {
  writeAllWhole([[path, text]]);
}

/** Writes several files like {@link writeWhole}: none of them before there is room for all. */
export function writeAllWhole(files: readonly Written[]): void {
  const staged: Staged[] = [];
  try {
    for (const [path, text] of files) staged.push(named(path, () => stage(path, text)));
    for (const { path, take } of staged) named(path, take);
  } finally {
    for (const { partial } of staged) if (partial) rmSync(partial, { force: true });
  }
}

/** A text that needs only to take its place. */
interface Staged {
  readonly path: string;
  /** The file beside `path` that holds it; none where it goes right where it belongs. */
  readonly partial?: string;
  readonly take: () => void;
}

function stage(path: string, text: string): Staged {
  const before = statSync(path, { throwIfNoEntry: false });
  if (before && !before.isFile()) return { path, take: () => writeFileSync(path, text) };
  const file = before ? realpathSync.native(path) : path;
  const partial = `${file}.${crypto.randomUUID()}.partial`;
  try {
    writeFileSync(partial, text, { flag: "wx" });
    if (before) chmodSync(partial, before.mode);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  return { path, partial, take: () => renameSync(partial, file) };
}

/** The system names the file that was to become `path`, of which its owner knows nothing. */
function named<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    const message = `${path} cannot be written: ${reasonOf(cause)}`;
    throw Object.assign(new Error(message, { cause }), { code: cause.code });
  }
}
