// A folder of the user's that a workspace is read from and saved back to, where the browser can.

import { fromFolder } from "../exchange/brought.ts";
import { conflict, writeFile } from "../exchange/folder.ts";
import { counted } from "../parts/words.ts";
import { bring } from "./bringing.ts";
import type { WorkingDocument } from "./document.ts";
import { notify } from "./notices.ts";
import { documents, edited, workspace } from "./workspace.ts";

const { showDirectoryPicker } = globalThis;

/** Opens a folder that can be saved back to. */
export async function openFolder(): Promise<void> {
  const folder = await pick();
  if (folder) await bring(fromFolder(folder), folder);
}

/** Writes what was changed to the folder of the workspace, or all of it to one that is chosen now. */
export async function saveToFolder(): Promise<void> {
  const own = workspace.peek().folder;
  if (own) await saveTo(own, edited.peek(), true);
  else await saveElsewhere();
}

async function saveElsewhere(): Promise<void> {
  const folder = await pick();
  if (folder) await saveTo(folder, documents.peek(), false);
}

async function saveTo(
  folder: FileSystemDirectoryHandle,
  list: readonly WorkingDocument[],
  isOwn: boolean,
): Promise<void> {
  if (!(await mayWrite(folder))) {
    tellOfLoss(folder.name, 0, list.length);
    return;
  }
  const failures: string[] = [];
  for (const [index, document] of list.entries()) {
    const failure = await save(folder, document, isOwn);
    if (failure === lost) {
      tellOfLoss(folder.name, index - failures.length, list.length);
      return;
    }
    if (failure) failures.push(`${document.path.peek()}: ${failure}`);
  }
  workspace.value = { ...workspace.peek(), folder };
  tell(folder.name, list.length - failures.length, failures);
}

/** That the right to write to a folder has ended, which ends it for all of its files. */
const lost = Symbol("lost");

/**
 * Saves a document unless that would overwrite what somebody else wrote. Says why where it cannot.
 *
 * @param isOwn whether the workspace is that of the folder, whose files may be written over as they were last seen
 */
async function save(
  folder: FileSystemDirectoryHandle,
  document: WorkingDocument,
  isOwn: boolean,
): Promise<string | typeof lost | undefined> {
  const [path, text] = [document.path.peek(), document.text.peek()];
  const before = document.original.peek();
  try {
    const known = isOwn && before.path === path ? before.text : undefined;
    if (await conflict(folder, path, text, known)) return "the file holds something else by now";
    await writeFile(folder, path, text);
    document.original.value = { path, text };
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string | typeof lost {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return lost;
  if (name === "NotFoundError") return "its folder is no longer there";
  return error instanceof Error ? error.message : String(error);
}

function tell(name: string, saved: number, failures: readonly string[]): void {
  const done = `Saved ${counted(saved, "document")} to “${name}”`;
  const [first] = failures;
  const more = `${counted(failures.length, "document")} could not be saved. ${first}`;
  notify(first ? { text: `${done}. ${more}`, stays: true } : { text: done });
}

function tellOfLoss(name: string, saved: number, all: number): void {
  notify({
    text:
      `The browser does not let this page write to “${name}”. ` +
      `${saved} of ${counted(all, "document")} saved; nothing is lost here. ` +
      "Save again and allow it, or take another folder.",
    action: { label: "Another folder…", run: () => void saveElsewhere() },
    stays: true,
  });
}

async function pick(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await showDirectoryPicker?.({ mode: "readwrite" });
  } catch (error) {
    // Who closes the picker has changed their mind.
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    notify({ text: `The folder could not be opened: ${String(error)}`, stays: true });
    return undefined;
  }
}

/** The right to write ends with the visit, and the browser asks again. */
async function mayWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  try {
    const answer = await folder.requestPermission?.({ mode: "readwrite" });
    return answer === undefined || answer === "granted";
  } catch {
    // Whoever may not even ask may not write.
    return false;
  }
}
