// Keeps the workspace in the browser: what is changed is written shortly after, and before the page goes.

import { computed, effect, signal } from "@preact/signals";
import { type Claim, claim } from "../store/claim.ts";
import { note, settle, strike } from "../store/journal.ts";
import type { KeptDocument, KeptWorkspace } from "../store/kept.ts";
import { type Change, Store } from "../store/store.ts";
import type { WorkingDocument } from "./document.ts";
import { newId } from "./id.ts";
import { relinkAll } from "./linked.ts";
import { recallHere, rememberHere } from "./memory.ts";
import { notify } from "./notices.ts";
import { Pause } from "./pause.ts";
import { agent, documents, edited, open, restore, target, workspace } from "./workspace.ts";

/** Why the work is not kept at the moment; `undefined` where it is. */
export type Trouble =
  /** The browser does not write. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Another tab has the workspace. */
  | { readonly kind: "elsewhere" };

/** What keeps the work from being kept. */
export const trouble = signal<Trouble | undefined>(undefined);

/** The workspaces that are kept, the last changed first. */
export const kept = signal<readonly KeptWorkspace[]>([]);

/** How long after a change it is written, in milliseconds. */
const delay = 250;

interface Written {
  readonly path: string;
  readonly text: string;
  readonly originalText: string;
}

let store: Store | undefined;
let own: Claim | undefined;
const pause = new Pause(() => void flush());
let claiming: Promise<void> | undefined;
let writing: Promise<void> = Promise.resolve();
let isWriting = false;
/** What lies in the store of the workspace, by document; a workspace that was never written has nothing there. */
let written = new Map<WorkingDocument, Written>();
const hasUnwritten = signal(false);

/** Whether something would be lost by leaving. */
export const wouldBeLost = computed(
  () => hasUnwritten.value && trouble.value !== undefined && edited.value.length > 0,
);

/** Opens the store and the workspace that was open last. Says whether there was one. */
export async function resume(): Promise<boolean> {
  try {
    store = await Store.open();
    await settle(store);
    kept.value = await store.list();
  } catch (error) {
    trouble.value = { kind: "refused", reason: reasonOf(error) };
    return false;
  }
  const last = recallHere("workspace");
  const found = kept.value.find(({ id }) => id === last) ?? kept.value[0];
  if (found) await openKept(found);
  return found !== undefined;
}

/** Keeps whatever is changed from now on. */
export function keep(): void {
  let before = fingerprint();
  effect(() => {
    const now = fingerprint();
    const isOther = now.some((value, index) => value !== before[index]);
    if (!isOther && now.length === before.length) return;
    const isNew = now[0] !== before[0];
    before = now;
    // What was just opened is as it lies in the store.
    if (isNew) return;
    hasUnwritten.value = true;
    pause.touch(delay);
    // At once: when the page goes it is too late to wait for the right to write.
    void claimOwn();
  });
  addEventListener("pagehide", part);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) part();
  });
  addEventListener("beforeunload", (event) => {
    if (wouldBeLost.peek()) event.preventDefault();
    // Already now: the page that comes next may read what is noted before this one is told that it is hidden.
    part();
  });
}

/** Writes what is not written yet, and notes it for the case that the page goes before that is done. */
function part(): void {
  if (hasUnwritten.peek() && trouble.peek()?.kind !== "elsewhere") note(unwritten());
  void flush();
}

/** Everything that is kept, the workspace's id first. */
function fingerprint(): unknown[] {
  const { id, name, folder } = workspace.value;
  const texts = documents.value.flatMap(({ path, text, original }) => [
    path.value,
    text.value,
    original.value,
  ]);
  return [id, name, folder, agent.value, open.value, target.value, ...texts];
}

/** Writes what is not written yet. It begins before this returns, for the page may be going; the store keeps the order. */
export function flush(): Promise<void> {
  pause.stop();
  writing = own || !isWriting ? write() : writing.then(write);
  return writing;
}

async function claimOwn(): Promise<void> {
  if (!store || own || claiming || trouble.peek()?.kind === "elsewhere") return claiming;
  const { id } = workspace.peek();
  claiming = claim(id, lose).then((claimed) => {
    claiming = undefined;
    if (workspace.peek().id !== id) claimed?.release();
    else if (claimed) own = claimed;
    else lose();
  });
  return claiming;
}

async function write(): Promise<void> {
  if (!store || !hasUnwritten.peek() || trouble.peek()?.kind === "elsewhere") return;
  isWriting = true;
  try {
    if (!own) await claimOwn();
    if (!own) return;
    const change = unwritten();
    const { workspace: current } = change;
    const now = new Map(documents.peek().map((one) => [one, stateOf(one)]));
    hasUnwritten.value = false;
    await store.write(change);
    strike(current.id);
    if (workspace.peek().id === current.id) written = now;
    kept.value = [current, ...kept.peek().filter(({ id }) => id !== current.id)];
    rememberHere("workspace", current.id);
    trouble.value = undefined;
  } catch (error) {
    hasUnwritten.value = true;
    trouble.value = { kind: "refused", reason: reasonOf(error) };
  } finally {
    isWriting = false;
  }
}

/** What differs from what lies in the store. */
function unwritten(): Change {
  const list = documents.peek();
  const here = new Set(list);
  const current = describe();
  return {
    workspace: current,
    documents: list.filter((one) => differs(one, written)).map((one) => record(one, current.id)),
    removed: [...written.keys()].filter((one) => !here.has(one)).map(({ id }) => id),
  };
}

function lose(): void {
  own = undefined;
  trouble.value = { kind: "elsewhere" };
}

/**
 * Leaves the workspace that is open, once it is written. Says whether that could be done; what another tab does not let
 * this one write is kept as a copy.
 */
export async function leave(): Promise<boolean> {
  await flush();
  if (wouldBeLost.peek()) {
    if (trouble.peek()?.kind !== "elsewhere") return false;
    await keepCopy();
  }
  release();
  return true;
}

function release(): void {
  own?.release();
  own = undefined;
  written = new Map();
  hasUnwritten.value = false;
  if (trouble.peek()?.kind === "elsewhere") trouble.value = undefined;
}

/** Lets the work go that the browser does not keep, because the user has it elsewhere. */
export function letGo(): void {
  hasUnwritten.value = false;
}

/** Keeps the workspace from now on although nothing of it was changed. */
export async function keepAsItIs(): Promise<void> {
  hasUnwritten.value = true;
  await flush();
}

/** Opens a workspace that is kept. The one before must have been left. */
export async function openKept(found: KeptWorkspace, force = false): Promise<void> {
  if (!store) return;
  release();
  own = await claim(found.id, lose, { force });
  const list = await store.documents(found.id);
  restore(found, list);
  written = new Map(documents.peek().map((one) => [one, stateOf(one)]));
  if (!own) lose();
  rememberHere("workspace", found.id);
  relinkAll();
}

/** Takes the workspace from the other tab, or keeps what was changed here as a copy beside it. */
export async function workHere(): Promise<void> {
  if (hasUnwritten.peek()) return keepCopy();
  kept.value = (await store?.list()) ?? [];
  const found = kept.peek().find(({ id }) => id === workspace.peek().id);
  if (found) await openKept(found, true);
}

async function keepCopy(): Promise<void> {
  const { name } = workspace.peek();
  release();
  workspace.value = { id: newId(), name: `${name} (copy)` };
  await keepAsItIs();
  notify({ text: `What you changed here is kept as “${name} (copy)”` });
}

/** Removes a workspace from the browser. */
export async function forget(id: string): Promise<void> {
  await store?.remove(id);
  kept.value = kept.peek().filter((one) => one.id !== id);
}

/** The documents of a workspace that is kept. */
export async function documentsOf(id: string): Promise<readonly KeptDocument[]> {
  return (await store?.documents(id)) ?? [];
}

/** Keeps the workspace as it is now once more, under another name. Says whether the browser keeps anything. */
export async function saveCopy(name: string): Promise<boolean> {
  if (!store) return false;
  const copy = { ...describe(), id: newId(), name, folder: undefined };
  await putBack(
    copy,
    documents.peek().map((one) => record(one, copy.id)),
  );
  return true;
}

/** Writes a workspace that is not open, with its documents. */
export async function putBack(found: KeptWorkspace, list: readonly KeptDocument[]): Promise<void> {
  await store?.write({ workspace: found, documents: list, removed: [] });
  kept.value = (await store?.list()) ?? [];
}

function describe(): KeptWorkspace {
  return {
    ...workspace.peek(),
    changed: Date.now(),
    agent: agent.peek()?.path.peek(),
    open: open.peek()?.path.peek(),
    target: target.peek(),
  };
}

function stateOf({ path, text, original }: WorkingDocument): Written {
  return { path: path.peek(), text: text.peek(), originalText: original.peek().text };
}

function differs(one: WorkingDocument, before: ReadonlyMap<WorkingDocument, Written>): boolean {
  const was = before.get(one);
  const is = stateOf(one);
  return was?.path !== is.path || was.text !== is.text || was.originalText !== is.originalText;
}

function record(one: WorkingDocument, id: string): KeptDocument {
  const original = one.original.peek();
  return {
    workspace: id,
    id: one.id,
    path: one.path.peek(),
    text: one.text.peek(),
    originalPath: original.path,
    originalText: original.text,
  };
}

function reasonOf(error: unknown): string {
  const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
  if (isFull) return "the room that the browser has for this page is full";
  return error instanceof Error ? error.message : String(error);
}
