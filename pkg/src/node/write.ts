// Files that are written.

import { renameSync, rmSync, writeFileSync } from "node:fs";
import { reasonOf } from "./reason.js";

/**
 * Writes a file whole or not at all: whoever reads it sees what was there before or the new text, never a part.
 *
 * @throws {Error} that names `path`, with the system's code
 */
export function writeWhole(path: string, text: string): void {
  const partial = `${path}.${crypto.randomUUID()}.partial`;
  try {
    writeFileSync(partial, text, { flag: "wx" });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw notWritten(path, error as NodeJS.ErrnoException);
  }
}

/** The system names the file that was to become `path`, of which its owner knows nothing. */
function notWritten(path: string, cause: NodeJS.ErrnoException): Error {
  const error = new Error(`${path} cannot be written: ${reasonOf(cause)}`, { cause });
  return Object.assign(error, { code: cause.code });
}
