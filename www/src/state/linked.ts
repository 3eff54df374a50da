// What promptlink makes of the workspace, brought up to date as fast as the worker answers.

import { computed, signal } from "@preact/signals";
import type { Method } from "../linker/calls.ts";
import type { Diagnostic, Linked, Survey } from "../linker/linked.ts";
import type { Linker } from "../linker/linker.ts";
import type { RemoteLinker } from "../linker/remote.ts";
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

/** The library as a whole, as it was when the writer last paused; `undefined` until there is an answer. */
export const survey = signal<Survey | undefined>(undefined);

/** Every document in a few words. */
export const summaries = computed(() => survey.value?.documents ?? []);

const rank = { error: 0, warning: 1, note: 2 };

/** Everything that is wrong with the documents and with composing them, the worst first. */
export const findings = computed<readonly Diagnostic[]>(() => {
  const now = sorted();
  // The same findings again are no news to those who show them.
  if (JSON.stringify(shown) !== JSON.stringify(now)) shown = now;
  return shown;
});

let shown: readonly Diagnostic[] = [];

function sorted(): readonly Diagnostic[] {
  // A workspace that holds nothing yet is where one begins, and nothing is wrong with that.
  if (documents.value.length === 0) return [];
  const all = [...(survey.value?.diagnostics ?? []), ...(persona.value?.diagnostics ?? [])];
  const once = new Map(
    all.map((one) => [`${one.document}:${one.start}:${one.code}:${one.message}`, one]),
  );
  return [...once.values()].sort((one, other) => rank[one.severity] - rank[other.severity]);
}

let linker: RemoteLinker | undefined;
let isDue = false;
let isLinking = false;

/** Hands every document to promptlink, and links. */
export function connect(started: RemoteLinker): Promise<void> {
  linker = started;
  return relinkAll();
}

/** Hands every document to promptlink in the place of what it had, and links. */
export async function relinkAll(): Promise<void> {
  const texts = documents.peek().map(({ path, text }) => [path.peek(), text.peek()] as const);
  tell("fill", texts);
  await linking;
  clearTimeout(pause);
  await takeSurvey();
}

/** Tells promptlink of a change, and links again. */
export function tell<M extends Method>(method: M, ...values: Parameters<Linker[M]>): void {
  if (!linker) return;
  linker.ask(method, ...values).catch(report);
  relink();
}

/** Asks promptlink something. */
export function ask<M extends Method>(
  method: M,
  ...values: Parameters<Linker[M]>
): Promise<ReturnType<Linker[M]>> {
  if (!linker) throw new Error("promptlink has not started");
  return linker.ask(method, ...values);
}

let linking: Promise<void> = Promise.resolve();

/** Links once what has changed until now. While an answer is awaited, further changes wait for the next. */
export function relink(): void {
  isDue = true;
  if (!isLinking) linking = linkWhileDue();
}

async function linkWhileDue(): Promise<void> {
  isLinking = true;
  // Several changes at once are one.
  await undefined;
  while (isDue) {
    isDue = false;
    await link();
  }
  isLinking = false;
  surveyWhenPaused();
}

/** How long the last survey took, in milliseconds. */
let duration = 0;
let pause: ReturnType<typeof setTimeout> | undefined;

/** The longest pause that is waited for, in milliseconds. */
const longestPause = 300;

/** Surveys the library once nothing changes for as long as a survey takes: a short one never waits. */
function surveyWhenPaused(): void {
  clearTimeout(pause);
  if (duration < 8) void takeSurvey();
  else pause = setTimeout(() => void takeSurvey(), Math.min(duration * 2, longestPause));
}

async function takeSurvey(): Promise<void> {
  if (!linker) return;
  const start = performance.now();
  try {
    const answer = await linker.ask("survey");
    duration = performance.now() - start;
    // What has changed since is surveyed next.
    if (!isLinking && !isDue) survey.value = answer;
  } catch (error) {
    report(error);
  }
}

async function link(): Promise<void> {
  if (!linker) return;
  const paths = { agent: agent.peek()?.path.peek(), open: open.peek()?.path.peek() };
  try {
    linked.value = await linker.ask("link", { ...paths, target: target.peek() });
    fault.value = undefined;
  } catch (error) {
    report(error);
  }
}

function report(error: unknown): void {
  fault.value = error instanceof Error ? error.message : String(error);
}
