// What one can do to the workspace. Each changes the documents and tells promptlink of it.

import { batch } from "@preact/signals";
import type { Followed } from "../linker/follow.ts";
import type { Edit, Failure, SurveyedDiagnostic, Target } from "../linker/linked.ts";
import { counted } from "../parts/words.ts";
import { WorkingDocument } from "./document.ts";
import { ask, relink, tell, tellOfEdit } from "./linked.ts";
import { notify } from "./notices.ts";
import { type Range, selectInSource, showInPersona } from "./places.ts";
import { type Rewriting, replaceText, rewrite, takeBack } from "./rewriting.ts";
import { notifyDone } from "./undo.ts";
import { type Picture, pane, picture, type View, view } from "./view.ts";
import { agent, byPath, documentAt, documents, open, target } from "./workspace.ts";

/** Takes a document's new text. */
export function edit(document: WorkingDocument, text: string): void {
  if (document.text.peek() === text) return;
  document.text.value = text;
  tellOfEdit(document.path.peek(), text);
}

/** Opens a document in the editor. */
export function show(document: WorkingDocument): void {
  pane.value = "source";
  if (open.peek() === document) return;
  open.value = document;
  relink();
}

/** Opens the document at a path and goes to a range of it. */
export function goTo(path: string, range: Range): void {
  const document = documentAt(path);
  if (!document) return;
  show(document);
  selectInSource.value = range;
}

/** Takes the writer to the end of the open document. */
export function goToEnd(): void {
  selectInSource.value = { start: Infinity, end: Infinity };
}

/** Shows a range of the persona's text. */
export function goToPersona(range: Range): void {
  pane.value = "persona";
  view.value = "text";
  showInPersona.send(range);
}

/** Shows a part of the persona. */
export function showView(name: View): void {
  pane.value = "persona";
  view.value = name;
}

/** Shows a picture. */
export function showPicture(name: Picture): void {
  pane.value = "pictures";
  picture.value = name;
}

/** Mends a finding, by the document that was meant where it takes somebody to say. It can be undone where it is open. */
export async function fix(
  { fix, document, start }: SurveyedDiagnostic,
  meant?: string,
): Promise<void> {
  applyEdits(
    meant === undefined
      ? (fix?.edits ?? [])
      : await ask("redirect", document, start, meant).catch(() => []),
  );
}

function applyEdits(edits: readonly Edit[]): Rewriting[] {
  const paths = new Set(edits.map((edit) => edit.document));
  return [...paths].flatMap((path) => {
    const document = documentAt(path);
    const replacements = edits.filter((edit) => edit.document === path);
    return document ? rewrite(document, replacements) : [];
  });
}

/** Gives a document the text that it came with, which can be undone. */
export function revert(document: WorkingDocument): void {
  const done = replaceText(document, document.original.peek().text);
  notifyDone({ text: `Reverted ${document.path.peek()}`, undo: () => takeBack([done]) });
}

/** Chooses the agent that is composed, and opens it where another was open. */
export function chooseAgent(path: string): void {
  const chosen = documentAt(path);
  if (!chosen) return;
  batch(() => {
    agent.value = chosen;
    open.value = chosen;
  });
  relink();
}

/** Chooses the form that the persona takes. */
export function chooseTarget(name: Target): void {
  target.value = name;
  relink();
}

/** Makes a document; says why where it cannot. */
export async function create(path: string, text: string): Promise<Failure | undefined> {
  if (documentAt(path)) return { failure: `There is already a document ${path}.` };
  const document = new WorkingDocument(path, text, { path: undefined, text });
  const failure = await ask("add", path, text);
  if (!failure) add(document);
  return failure;
}

/** Moves a document; says why where it cannot. References to it stay as they are written. */
export async function rename(
  document: WorkingDocument,
  path: string,
): Promise<Failure | undefined> {
  const before = document.path.peek();
  const failure = await ask("rename", before, path);
  if (failure) return failure;
  move(document, path);
  return undefined;
}

/** Moves a document, and lets the references to it follow. It can be undone as one; says why where it cannot be done. */
export async function renameWithReferences(
  document: WorkingDocument,
  path: string,
): Promise<Failure | undefined> {
  const before = document.path.peek();
  if (before === path) return undefined;
  const answer = await ask("move", before, path);
  if ("failure" in answer) return answer;
  move(document, path);
  const done = applyEdits(answer.edits);
  notifyDone({
    text: `Renamed ${before}; ${followed(answer, path)}`,
    undo: async () => {
      const refused = await rename(document, before);
      if (refused) notify({ text: refused.failure, stays: true });
      else takeBack(done);
    },
  });
  return undefined;
}

function followed({ edits, lost }: Followed, path: string): string {
  const done = `${counted(edits.length, "reference")} followed`;
  if (lost === 0) return done;
  const place = path.includes(" ") ? "a path with a blank" : "it";
  return `${done}, ${lost} could not: no way to write them leads to ${place}`;
}

function move(document: WorkingDocument, path: string): void {
  batch(() => {
    document.path.value = path;
    documents.value = byPath(documents.peek());
  });
  relink();
}

/** Removes a document, which can be undone for a while. */
export function remove(document: WorkingDocument): void {
  const path = document.path.peek();
  const rest = documents.peek().filter((one) => one !== document);
  const wasAgent = agent.peek() === document;
  tell("delete", path);
  batch(() => {
    documents.value = rest;
    if (open.peek() === document) open.value = rest[0];
    if (wasAgent) agent.value = undefined;
  });
  notifyDone({
    text: `Removed ${path}`,
    undo: () => {
      tell("set", path, document.text.peek());
      add(document);
      if (wasAgent) agent.value = document;
    },
  });
}

function add(document: WorkingDocument): void {
  batch(() => {
    documents.value = byPath([...documents.peek(), document]);
    open.value = document;
    pane.value = "source";
  });
  relink();
}
