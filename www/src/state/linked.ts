// What promptlink makes of the workspace, brought up to date at most once a frame.

import { computed, signal } from "@preact/signals";
import type { Diagnostic, Linked } from "../linker/linked.ts";
import type { Linker } from "../linker/linker.ts";
import { agent, documents, open, target } from "./workspace.ts";

/** The last answer; `undefined` until there is one. */
export const linked = signal<Linked | undefined>(undefined);

/** What went wrong in promptlink itself, beyond what it recovers from. */
export const fault = signal<string | undefined>(undefined);

/** The persona; `undefined` where there is none. */
export const persona = computed(() => {
  const answer = linked.value?.persona;
  return answer && !("failure" in answer) ? answer : undefined;
});

/** Why there is no persona. */
export const whyNoPersona = computed(() => {
  const answer = linked.value?.persona;
  return answer && "failure" in answer ? answer.failure : undefined;
});

const rank = { error: 0, warning: 1, note: 2 };

/** Everything that is wrong with the documents and with composing them, the worst first. */
export const findings = computed<readonly Diagnostic[]>(() => {
  const all = [...(linked.value?.diagnostics ?? []), ...(persona.value?.diagnostics ?? [])];
  const once = new Map(
    all.map((one) => [`${one.document}:${one.start}:${one.code}:${one.message}`, one]),
  );
  return [...once.values()].sort((one, other) => rank[one.severity] - rank[other.severity]);
});

let linker: Linker | undefined;
let isDue = false;

/** Hands every document to promptlink, and links. */
export function connect(started: Linker): void {
  linker = started;
  for (const { path, text } of documents.peek()) linker.set(path.peek(), text.peek());
  relink();
}

/** Tells promptlink of a change, and links again. */
export function tell(change: (linker: Linker) => void): void {
  if (!linker) return;
  change(linker);
  relink();
}

/** Asks promptlink something before a change is made. */
export function ask<T>(question: (linker: Linker) => Promise<T>): Promise<T> {
  if (!linker) throw new Error("promptlink has not started");
  return question(linker);
}

/** Links once before the next frame is drawn, however often it is asked for. */
export function relink(): void {
  if (isDue) return;
  isDue = true;
  // A page in the background draws no frames.
  if (document.hidden) setTimeout(link);
  else requestAnimationFrame(link);
}

async function link(): Promise<void> {
  isDue = false;
  if (!linker) return;
  const paths = { agent: agent.peek()?.path.peek(), open: open.peek()?.path.peek() };
  try {
    linked.value = await linker.link({ ...paths, target: target.peek() });
    fault.value = undefined;
  } catch (error) {
    fault.value = error instanceof Error ? error.message : String(error);
  }
}
