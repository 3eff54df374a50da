// What is dropped, pasted or chosen becomes candidates.

import { type Candidate, fromFile, isForeign } from "./candidate.ts";

/** Files that were brought at once. */
export interface Brought {
  /** What they are called together: the folder or the archive. */
  readonly name: string | undefined;
  readonly candidates: readonly Candidate[];
}

/** What is dropped or pasted. Must be called while the event is handled; the browser takes the items back after. */
export function fromTransfer(transfer: DataTransfer): Promise<Brought> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
  // What is pasted has no entries.
  if (entries.length === 0) return fromFiles([...transfer.files]);
  return fromEntries(entries);
}

/** Files that were chosen. */
export async function fromFiles(files: readonly File[]): Promise<Brought> {
  const list = files.map((file) => fromFile(file, file.webkitRelativePath || file.name));
  return unpacked(list);
}

/** A folder that the page may read. */
export async function fromFolder(folder: FileSystemDirectoryHandle): Promise<Brought> {
  const candidates: Candidate[] = [];
  await walk(folder, "", candidates);
  return { name: folder.name, candidates };
}

async function walk(
  folder: FileSystemDirectoryHandle,
  prefix: string,
  found: Candidate[],
): Promise<void> {
  for await (const [name, handle] of folder.entries()) {
    const path = prefix + name;
    if (handle.kind === "file") found.push(fromFile(await handle.getFile(), path));
    else if (!isForeign(path)) await walk(handle, `${path}/`, found);
  }
}

async function fromEntries(entries: readonly FileSystemEntry[]): Promise<Brought> {
  const candidates: Candidate[] = [];
  for (const entry of entries) await enter(entry, "", candidates);
  return unpacked(candidates);
}

async function enter(entry: FileSystemEntry, prefix: string, found: Candidate[]): Promise<void> {
  const path = prefix + entry.name;
  if (isForeign(path)) return;
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    found.push(fromFile(file, path));
    return;
  }
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) {
    await enter(child, `${path}/`, found);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Everything in a folder; the browser gives at most a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    found.push(...some);
  }
}

/** Candidates with the files of archives in the place of the archives, and without a folder that is around them all. */
async function unpacked(list: readonly Candidate[]): Promise<Brought> {
  const archives = list.filter(({ path }) => /\.zip$/i.test(path));
  if (archives.length === 0) return withoutRoot(list);
  const { filesOf } = await import("./zip.ts");
  const inside = await Promise.all(archives.map(filesOf));
  const others = list.filter((one) => !archives.includes(one));
  const { name, candidates } = withoutRoot([...others, ...inside.flat()]);
  const [only] = list.length === 1 ? list : [];
  return { name: only ? only.path.replace(/\.zip$/i, "") : name, candidates };
}

function withoutRoot(list: readonly Candidate[]): Brought {
  const root = list[0]?.path.split("/")[0] ?? "";
  const isRoot = list.length > 0 && list.every(({ path }) => path.startsWith(`${root}/`));
  if (!isRoot) return { name: undefined, candidates: list };
  const rest = list.map((one) => ({ ...one, path: one.path.slice(root.length + 1) }));
  return { name: root, candidates: rest };
}
