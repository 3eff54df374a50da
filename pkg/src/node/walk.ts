// Finding the files of a library.

import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { atStart, type Diagnostic } from "../diagnostic.js";
import type { Filter } from "./filter.js";

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
export async function walk(root: string, filter: Filter): Promise<Found> {
  const found: Found = { paths: [], problems: [] };
  await walkFolder(root, "", filter, found);
  return found;
}

async function walkFolder(
  root: string,
  folder: string,
  filter: Filter,
  found: Found,
): Promise<void> {
  const own = await filter.in(root, folder);
  for (const entry of await entriesOf(root, folder, found)) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (own.enters(path)) await walkFolder(root, path, own, found);
    } else if (own.takes(path) && !(await leadsToFolder(root, path, entry))) {
      found.paths.push(path);
    }
  }
}

/** The entries of a folder by name, in an order that no locale changes. */
async function entriesOf(root: string, folder: string, found: Found): Promise<Dirent[]> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    found.problems.push(unreadable(folder, error as Error));
    return [];
  }
}

async function leadsToFolder(root: string, path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  const stats = await stat(join(root, path)).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

function unreadable(folder: string, error: Error): Diagnostic {
  return atStart({
    code: "unreadable-folder",
    severity: "error",
    message: `the folder cannot be read: ${error.message}`,
    document: folder === "" ? "." : folder,
  });
}
