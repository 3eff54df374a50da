// What the palette offers for what is typed: documents, deeds, and the lines of all documents that hold the words.

import { computed, type Signal, signal } from "@preact/signals";
import { targets } from "../linker/targets.ts";
import { pictures, splitPath } from "../parts/words.ts";
import { chooseAgent, chooseTarget, goTo, show, showPicture, showView } from "./actions.ts";
import { canSaveToFolder, openFolder, saveToFolder } from "./folders.ts";
import { kept } from "./keeping.ts";
import { findings, summaries } from "./linked.ts";
import { goToStop } from "./tour.ts";
import { deeds, undoLast } from "./undo.ts";
import { dialog, scrollsTogether, theme, themes, workspaceQuestion } from "./view.ts";
import { documents, open, workspace } from "./workspace.ts";
import { downloadWorkspace, openEmpty, openRoster, saveState, switchTo } from "./workspaces.ts";

/** Something that the palette offers. */
export interface Offer {
  readonly group: "Documents" | "Do" | "In the texts";
  readonly label: string;
  /** Where it is, or what it is about. */
  readonly detail?: string;
  readonly run: () => void;
}

/** Whether the palette is shown. */
export const showsPalette = signal(false);

/** What is typed into it. */
export const query = signal("");

/** How many offers of each group are shown. */
const most = { Documents: 8, Do: 8, "In the texts": 50 };

/** From how many characters on the texts are searched. */
const leastToSearch = 2;

/** What is offered, the nearest first. */
export const offers = computed<readonly Offer[]>(() => {
  const words = query.value.trim().toLowerCase();
  return [
    ...ranked(documentOffers(), words).slice(0, most.Documents),
    ...ranked(deedOffers(), words).slice(0, most.Do),
    ...(words.length < leastToSearch ? [] : textOffers(words)),
  ];
});

/** The offers whose labels hold all words; those that begin with them first. */
function ranked(list: readonly Offer[], words: string): readonly Offer[] {
  const parts = words.split(/\s+/);
  const fitting = list.filter(({ label, detail = "" }) => {
    const text = `${label} ${detail}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
  const begins = ({ label }: Offer) => (label.toLowerCase().startsWith(words) ? 0 : 1);
  return fitting.sort((one, other) => begins(one) - begins(other));
}

function documentOffers(): Offer[] {
  return documents.value.map((document) => {
    const [folder, file] = splitPath(document.path.value);
    return { group: "Documents", label: file, detail: folder, run: () => show(document) };
  });
}

function deedOffers(): Offer[] {
  const list: (readonly [label: string, run: () => void])[] = [
    ["New document", set(dialog, { purpose: "create" })],
    ...openDocumentDeeds(),
    ...findingDeeds(),
    ...targets.map(({ name, label }) => [`Target: ${label}`, () => chooseTarget(name)] as const),
    ...agentDeeds(),
    ["Show the request", () => showView("request")],
    ["Show the persona’s text", () => showView("text")],
    ["Show the persona rendered", () => showView("rendered")],
    ["Show the persona’s tokens", () => showView("tokens")],
    ...pictures.map(([name, label]) => [`Picture: ${label}`, () => showPicture(name)] as const),
    [
      scrollsTogether.value
        ? "Scroll source and persona apart"
        : "Scroll source and persona together",
      set(scrollsTogether, !scrollsTogether.value),
    ],
    ["Take the tour", () => goToStop(0)],
    ["Download the workspace as a zip", () => void downloadWorkspace()],
    ["Share the workspace by a link", set(workspaceQuestion, "share")],
    ...folderDeeds(),
    ...undoDeeds(),
    ...workspaceDeeds(),
    ...themes.map((name) => [`Theme: ${name}`, set(theme, name)] as const),
  ];
  return list.map(([label, run]) => ({ group: "Do", label, run }));
}

/** The deed of giving a signal a value. */
function set<T>(state: Signal<T>, value: T): () => void {
  return () => {
    state.value = value;
  };
}

type Deeds = readonly (readonly [label: string, run: () => void])[];

function openDocumentDeeds(): Deeds {
  const document = open.value;
  if (!document) return [];
  return [["Rename the document", set(dialog, { purpose: "rename", document })]];
}

function findingDeeds(): Deeds {
  const [worst] = findings.value;
  return worst ? [["Go to the worst finding", () => goTo(worst.document, worst)]] : [];
}

function agentDeeds(): Deeds {
  const agents = summaries.value.filter(({ kind }) => kind === "agent");
  return agents.map(({ path, name, title }) => [
    `Persona of ${name ?? title ?? path}`,
    () => chooseAgent(path),
  ]);
}

function folderDeeds(): Deeds {
  if (!canSaveToFolder) return [];
  return [
    ["Open a folder", () => void openFolder()],
    ["Save to a folder", () => void saveToFolder()],
  ];
}

function undoDeeds(): Deeds {
  const last = deeds.value.at(-1);
  return last ? [[`Undo: ${last.text}`, undoLast]] : [];
}

function workspaceDeeds(): Deeds {
  const others = kept.value.filter(({ id }) => id !== workspace.value.id);
  return [
    ...others.map((one) => [`Workspace: ${one.name}`, () => void switchTo(one)] as const),
    ["New workspace from the starter roster", () => void openRoster()],
    ["New workspace, empty", () => void openEmpty()],
    ["Rename the workspace", set(workspaceQuestion, "rename")],
    ["Save the state of the workspace", () => void saveState()],
  ];
}

/** The lines of all documents that hold the words as they are typed. */
function textOffers(words: string): Offer[] {
  const found: Offer[] = [];
  for (const { path, text } of documents.value) {
    const lower = text.value.toLowerCase();
    // A few letters change their length with their case; there, places would not fit.
    if (lower.length !== text.value.length) continue;
    for (let at = lower.indexOf(words); at !== -1; at = lower.indexOf(words, at)) {
      const start = lower.lastIndexOf("\n", at - 1) + 1;
      const next = lower.indexOf("\n", at);
      const end = next === -1 ? lower.length : next;
      found.push(textOffer(path.value, text.value.slice(start, end), at, words.length));
      if (found.length === most["In the texts"]) return found;
      at = end;
    }
  }
  return found;
}

function textOffer(path: string, line: string, start: number, length: number): Offer {
  const run = () => goTo(path, { start, end: start + length });
  return { group: "In the texts", label: line.trim().slice(0, 200), detail: path, run };
}
