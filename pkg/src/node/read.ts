// Reading one file of a library: only what lies inside it, is a regular file, and is text.

import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { sep } from "node:path";
import { at, atStart, type Diagnostic } from "../diagnostic.js";
import { reasonOf } from "./reason.js";

/** A file's text, or why there is none. */
export type Outcome = { readonly text: string } | { readonly problem: Diagnostic };

/** The largest file that is read, in bytes: the largest document that the core parses. */
export const largestFile = 8 * 1024 * 1024;

// No link that appeared in the meantime is followed, and no pipe keeps the reader waiting.
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads a file that is known as `path` in the library whose real folder is `root`. */
export function readText(root: string, file: string, path: string): Outcome {
  try {
    const real = realpathSync.native(file);
    if (!isInside(root, real)) return outside(path);
    const open = openSync(real, readOnly);
    try {
      return readOpen(open, path);
    } finally {
      closeSync(open);
    }
  } catch (error) {
    return unreadable(path, error as Error);
  }
}

/** Whether a real path lies in a real folder. */
export function isInside(root: string, real: string): boolean {
  return real.startsWith(root.endsWith(sep) ? root : root + sep);
}

function readOpen(open: number, path: string): Outcome {
  const stats = fstatSync(open);
  if (!stats.isFile()) return problem(path, "unreadable-file", "it is not a regular file");
  if (stats.size > largestFile) return tooLarge(path, stats.size);
  return asText(path, readFileSync(open));
}

function asText(path: string, bytes: Buffer): Outcome {
  if (looksLikeUtf16(bytes))
    return problem(path, "invalid-utf8", "the file is UTF-16, not UTF-8", saveAsUtf8);
  if (bytes.includes(0))
    return problem(path, "binary-file", "the file holds a NUL byte, so it is not text");
  return isUtf8(bytes) ? { text: bytes.toString("utf8") } : invalidUtf8(path, bytes);
}

const saveAsUtf8 = "save the file as UTF-8";

function strict(): TextDecoder {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
}

function looksLikeUtf16(bytes: Buffer): boolean {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  return mark === 0xfffe || mark === 0xfeff;
}

function invalidUtf8(path: string, bytes: Buffer): Outcome {
  const valid = strict().decode(bytes.subarray(0, validLength(bytes)), { stream: true });
  const message = "the file is not UTF-8 from here on";
  const finding = {
    code: "invalid-utf8",
    severity: "error",
    message,
    document: path,
    help: saveAsUtf8,
  } as const;
  return { problem: at(finding, valid, valid.length, valid.length) };
}

/** The largest number of bytes that are valid as a beginning, found by halving. */
function validLength(bytes: Buffer): number {
  let [valid, invalid] = [0, bytes.length];
  while (valid + 1 < invalid) {
    const middle = (valid + invalid) >>> 1;
    if (beginsValid(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function beginsValid(bytes: Buffer): boolean {
  try {
    strict().decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function tooLarge(path: string, size: number): Outcome {
  const message = `the file has ${size} bytes, ${largestFile} are read`;
  return problem(path, "document-too-large", message, "split it into several documents");
}

function outside(path: string): Outcome {
  const message = "the link leads out of the library's folder and is not followed";
  return problem(
    path,
    "outside-library",
    message,
    "move what it leads to into the folder, or load a folder that holds both",
  );
}

function unreadable(path: string, error: Error): Outcome {
  return problem(path, "unreadable-file", `the file cannot be read: ${reasonOf(error)}`);
}

function problem(
  document: string,
  code: string,
  message: string,
  help?: string,
): { problem: Diagnostic } {
  const finding = { code, severity: "error", message, document } as const;
  return { problem: atStart(help === undefined ? finding : { ...finding, help }) };
}
