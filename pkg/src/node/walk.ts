// Finding the files of a library.

import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { atStart, type Diagnostic } from "../diagnostic.js";
import type { Filter } from "./filter.js";
import { reasonOf } from "./reason.js";

/** What a folder holds. */
export interface Found {
  /** The paths of the files, relative to the root, with `/` between the parts, in a fixed order. */
  readonly paths: string[];
  /** The folders that could not be read. */
  readonly problems: Diagnostic[];
}

/**
 * The files below a folder that a filter takes. Folders that are links are not entered: what they lead to inside the
 * root is found there, and nothing else is the library's.
 */
export function walk(root: string, filter: Filter): Found {
  const found: Found = { paths: [], problems: [] };
  walkFolder(root, "", filter, found);
  return found;
}

function walkFolder(root: string, folder: string, filter: Filter, found: Found): void {
  const own = filter.in(root, folder);
  for (const entry of entriesOf(root, folder, found)) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (own.enters(path)) walkFolder(root, path, own, found);
    } else if (own.takes(path) && !leadsToFolder(root, path, entry)) {
      found.paths.push(path);
    }
  }
}

/** The entries of a folder by name, in an order that no locale changes. */
function entriesOf(root: string, folder: string, found: Found): Dirent[] {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    found.problems.push(unreadable(folder, error as Error));
    return [];
  }
}

function leadsToFolder(root: string, path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return false;
  try {
    return statSync(join(root, path)).isDirectory();
  } catch {
    return false;
  }
}

function unreadable(folder: string, error: Error): Diagnostic {
  return atStart({
    code: "unreadable-folder",
    severity: "error",
    message: `the folder cannot be read: ${reasonOf(error)}`,
    document: folder === "" ? "." : folder,
  });
}
