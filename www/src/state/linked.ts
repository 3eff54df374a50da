// What promptlink makes of the workspace, brought up to date as fast as the worker answers.

import { batch, computed, signal } from "@preact/signals";
import type { Method } from "../linker/calls.ts";
import type {
  DocumentSummary,
  Linked,
  Question,
  Survey,
  SurveyedDiagnostic,
} from "../linker/linked.ts";
import type { Linker } from "../linker/linker.ts";
import type { Keeper, RemoteLinker } from "../linker/remote.ts";
import { notify } from "./notices.ts";
import { Pause } from "./pause.ts";
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

/** A text with as many tokens as it has, which only its tokenizer tells. */
export interface Count {
  readonly text: string;
  readonly encoding: string;
  readonly tokens: number;
}

/** What was counted last. */
export const count = signal<Count | undefined>(undefined);

/** Why there is no persona. */
export const whyNoPersona = computed(() => {
  const answer = linked.value?.persona;
  return answer && "failure" in answer ? answer.failure : undefined;
});

/** The library as a whole, as it was when the writer last paused; `undefined` until there is an answer. */
export const survey = signal<Survey | undefined>(undefined);

/** Every document in a few words. */
export const summaries = computed<readonly DocumentSummary[]>(() => {
  const now = survey.value?.documents ?? [];
  // The same summaries again are no news to those who show them.
  if (!areSame(listed, now)) listed = now;
  return listed;
});

let listed: readonly DocumentSummary[] = [];

function areSame(one: readonly DocumentSummary[], other: readonly DocumentSummary[]): boolean {
  const keys = ["path", "kind", "name", "title"] as const;
  const isSame = (summary: DocumentSummary, index: number) =>
    keys.every((key) => summary[key] === other[index]?.[key]);
  return one.length === other.length && one.every(isSame);
}

const rank = { error: 0, warning: 1, note: 2 };

/** Everything that is wrong with the documents and with composing them, the worst first. */
export const findings = computed<readonly SurveyedDiagnostic[]>(() => {
  const now = sorted();
  // The same findings again are no news to those who show them.
  if (JSON.stringify(shown) !== JSON.stringify(now)) shown = now;
  return shown;
});

let shown: readonly SurveyedDiagnostic[] = [];

function sorted(): readonly SurveyedDiagnostic[] {
  // A workspace that holds nothing yet is where one begins, and nothing is wrong with that.
  if (documents.value.length === 0) return [];
  const all: readonly SurveyedDiagnostic[] = [
    ...(survey.value?.diagnostics ?? []),
    ...(persona.value?.diagnostics ?? []),
  ];
  const once = new Map(
    all.map((one) => [`${one.document}:${one.start}:${one.code}:${one.message}`, one]),
  );
  return [...once.values()].sort((one, other) => rank[one.severity] - rank[other.severity]);
}

/** What a worker of promptlink is told that takes the place of one that is gone. */
export const keeper: Keeper = {
  texts,
  onRestart: (reason) => {
    notify({ text: `promptlink was started anew: ${reason}. Your text is kept.`, stays: true });
  },
};

/** Whether the last answer is behind what was changed since. */
export const isBehind = signal(false);

/** Whether the last survey is behind what was changed since. */
export const isSurveyBehind = signal(false);

let linker: RemoteLinker | undefined;
let isDue = false;
let isLinking = false;
let linking: Promise<void> = Promise.resolve();

/** Hands every document to promptlink, and links. */
export function connect(started: RemoteLinker): Promise<void> {
  linker = started;
  return relinkAll();
}

/** Hands every document to promptlink in the place of what it had, and links. */
export async function relinkAll(): Promise<void> {
  tell("fill", texts());
  await linking;
  pause.stop();
  await takeSurvey();
}

/** Starts promptlink once more, after it failed again and again. */
export function startAnew(): void {
  linker?.revive();
  relink();
}

/** Tells promptlink of a change, and links again. */
export function tell<M extends Method>(method: M, ...values: Parameters<Linker[M]>): void {
  if (!linker) return;
  linker.ask(method, ...values).catch(report);
  relink();
}

/** Tells promptlink of a document's new text, and links at once: whoever types waits for that. */
export function tellOfEdit(path: string, text: string): void {
  if (!linker) return;
  if (isLinking) {
    tell("set", path, text);
    return;
  }
  fallBehind();
  linking = linkWhileDue(linker.ask("edit", path, text, question()));
}

/** Asks promptlink something. */
export function ask<M extends Method>(
  method: M,
  ...values: Parameters<Linker[M]>
): Promise<Awaited<ReturnType<Linker[M]>>> {
  if (!linker) throw new Error("promptlink has not started");
  return linker.ask(method, ...values);
}

/** Links once what has changed until now. While an answer is awaited, further changes wait for the next. */
export function relink(): void {
  isDue = true;
  fallBehind();
  if (!isLinking) linking = linkWhileDue();
}

function fallBehind(): void {
  batch(() => {
    isBehind.value = true;
    isSurveyBehind.value = true;
  });
}

/** @param asked what was asked already */
async function linkWhileDue(asked?: Promise<Linked>): Promise<void> {
  isLinking = true;
  if (asked) await take(asked);
  // Several changes at once are one.
  else await undefined;
  while (isDue) {
    isDue = false;
    await take(linker?.ask("link", question()));
  }
  isLinking = false;
  surveyWhenPaused();
}

/** How long the last survey took, in milliseconds. */
let duration = 0;
const pause = new Pause(() => void takeSurvey());

/** The longest pause that is waited for, in milliseconds. */
const longestPause = 300;

/** Surveys the library once nothing changes for as long as a survey takes: a short one never waits. */
function surveyWhenPaused(): void {
  if (duration >= 8) {
    pause.touch(Math.min(duration * 2, longestPause));
    return;
  }
  pause.stop();
  void takeSurvey();
}

async function takeSurvey(): Promise<void> {
  if (!linker) return;
  const start = performance.now();
  try {
    const answer = await linker.ask("survey");
    duration = performance.now() - start;
    // What has changed since is surveyed next.
    if (isBehind.peek()) return;
    batch(() => {
      survey.value = answer;
      isSurveyBehind.value = false;
    });
  } catch (error) {
    report(error);
  }
}

async function take(asked: Promise<Linked> | undefined): Promise<void> {
  const answer = await asked?.catch(report);
  batch(() => {
    if (answer) {
      linked.value = answer;
      fault.value = undefined;
    }
    isBehind.value = isDue;
  });
}

function question(): Question {
  const paths = { agent: agent.peek()?.path.peek(), open: open.peek()?.path.peek() };
  return { ...paths, target: target.peek() };
}

function texts(): (readonly [path: string, text: string])[] {
  return documents.peek().map(({ path, text }) => [path.peek(), text.peek()] as const);
}

function report(error: unknown): undefined {
  fault.value = error instanceof Error ? error.message : String(error);
}
