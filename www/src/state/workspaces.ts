// What one can do to whole workspaces.

import type { Shared } from "../exchange/link.ts";
import { saveAs } from "../exchange/save.ts";
import { isShared } from "../exchange/shared.ts";
import { counted } from "../parts/words.ts";
import { firstAgent, roster } from "../roster/roster.ts";
import type { KeptWorkspace } from "../store/kept.ts";
import { chooseAgent, chooseTarget } from "./actions.ts";
import {
  documentsOf,
  forget,
  keepAsItIs,
  kept,
  leave,
  letGo,
  openKept,
  putBack,
  saveCopy,
} from "./keeping.ts";
import { relinkAll, summaries } from "./linked.ts";
import { notify } from "./notices.ts";
import { forgetDeeds, notifyDone } from "./undo.ts";
import {
  agent,
  documents,
  fill,
  type Identity,
  type Text,
  target,
  workspace,
} from "./workspace.ts";

/** Opens the starter roster as it came. */
export function openRoster(): Promise<boolean> {
  return openNew({ name: freeName("Starter roster") }, roster, firstAgent);
}

/** Opens a workspace with nothing in it. */
export function openEmpty(): Promise<boolean> {
  return openNew({ name: freeName("New workspace") }, []);
}

/** Opens a new workspace and keeps it. Says whether the one before could be left. */
export async function openNew(
  identity: Omit<Identity, "id">,
  texts: readonly Text[],
  first?: string,
): Promise<boolean> {
  if (!(await leaveSafely())) return false;
  fill(identity, texts, first);
  // Beside: whoever leaves before it is linked finds it again.
  await Promise.all([keepAsItIs(), linkAnew()]);
  return true;
}

/** Opens a workspace that is kept. */
export async function switchTo(found: KeptWorkspace): Promise<void> {
  if (!(await leaveSafely())) return;
  await openKept(found);
  await linkAnew();
}

/** Gives the workspace another name. */
export function renameWorkspace(name: string): void {
  workspace.value = { ...workspace.peek(), name };
}

/** Keeps the workspace as it is now as one more, to come back to or to compare with. */
export async function saveState(): Promise<void> {
  const name = freeName(`${workspace.peek().name}, saved`);
  if (await saveCopy(name)) notify({ text: `Saved as “${name}”` });
  else notify({ text: "The browser keeps nothing for this page. Download the workspace instead." });
}

/** Removes the workspace, which can be undone for a while, and opens another. */
export async function removeWorkspace(): Promise<void> {
  const { id, name } = workspace.peek();
  if (!(await leaveSafely())) return;
  const found = kept.peek().find((one) => one.id === id);
  const texts = found ? await documentsOf(id) : [];
  await forget(id);
  const [next] = kept.peek();
  if (next) await openKept(next);
  else fill({ name: "Starter roster" }, roster, firstAgent);
  await linkAnew();
  if (!found) return;
  notifyDone({
    text: `Removed the workspace “${name}”`,
    undo: () => void putBack(found, texts).then(() => switchTo(found)),
  });
}

/** Saves all documents as one archive. */
export async function downloadWorkspace(): Promise<void> {
  const { pack } = await import("../exchange/zip.ts");
  const archive = pack(textsOf()) as Uint8Array<ArrayBuffer>;
  saveAs(`${fileName(workspace.peek().name)}.zip`, archive, "application/zip");
  letGo();
}

/** A link that holds the whole workspace. */
export async function linkOfWorkspace(): Promise<string> {
  const { linkOf } = await import("../exchange/link.ts");
  const path = agent.peek()?.path.peek();
  const { name } = workspace.peek();
  return linkOf({ name, agent: path, target: target.peek(), texts: textsOf() }, location.href);
}

/** Opens the workspace that the page's address carries. Says whether there was one. */
export async function openShared(): Promise<boolean> {
  if (!isShared(location.href)) return false;
  const address = location.href;
  // The texts need not stay in sight and in the history.
  history.replaceState(null, "", location.pathname + location.search);
  try {
    const { sharedIn } = await import("../exchange/link.ts");
    await show(await sharedIn(address));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    notify({ text: `The link could not be opened: ${reason}.`, stays: true });
    return false;
  }
}

async function show(shared: Shared): Promise<void> {
  const isOpen = await openNew({ name: freeName(shared.name) }, shared.texts, shared.agent);
  if (!isOpen) return;
  chooseTarget(shared.target);
  notify({ text: `Opened ${counted(shared.texts.length, "document")} from a link` });
}

/** The paths and texts of all documents. */
export function textsOf(): readonly Text[] {
  return documents.peek().map(({ path, text }) => [path.peek(), text.peek()] as const);
}

/** A name that no other workspace has. */
export function freeName(name: string): string {
  const taken = new Set(kept.peek().map((one) => one.name));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
  }
}

async function leaveSafely(): Promise<boolean> {
  const isLeft = await leave();
  if (isLeft) forgetDeeds();
  else
    notify({
      text: "This workspace is kept nowhere. Download it before you open another.",
      stays: true,
    });
  return isLeft;
}

/** Links all documents. Where no path told which is an agent, promptlink does. */
async function linkAnew(): Promise<void> {
  await relinkAll();
  if (agent.peek()) return;
  const found = summaries.peek().find(({ kind }) => kind === "agent");
  if (found) chooseAgent(found.path);
}

function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replaceAll(/^[-.]+|-+$/g, "") || "workspace";
}
