// The tokens of the persona.

import { computed, effect, signal } from "@preact/signals";
import type { Encoding, Tokens } from "../linker/tokenize.ts";
import { Inquiry } from "../state/inquiry.ts";
import { ask, count, persona } from "../state/linked.ts";
import { recall, remember } from "../state/memory.ts";

/** A text with its tokens. */
export interface TokenizedText extends Tokens {
  readonly text: string;
}

/** The encodings that can be chosen. */
export const encodings: readonly Encoding[] = ["o200k_base", "cl100k_base"];

/** The encoding that is shown. */
export const encoding = signal<Encoding>(
  encodings.find((name) => name === recall("encoding")) ?? "o200k_base",
);

/** Chooses an encoding. */
export function chooseEncoding(name: Encoding): void {
  encoding.value = name;
  remember("encoding", name);
}

const inquiry = new Inquiry<TokenizedText>(() => {
  const [text, name] = [persona.value?.text, encoding.value];
  if (text === undefined) return undefined;
  return async () => ({ ...(await ask("tokenize", text, name)), text });
});

/** The tokens of the persona, as it was a moment ago. */
export const tokenized = inquiry.answer;

effect(() => {
  const { value: shown } = tokenized;
  if (!shown) return;
  const { text, encoding, ids } = shown;
  count.value = { text, encoding, tokens: ids.length };
});

/** Why there are none. */
export const failure = inquiry.failure;

/** Tries once more to load what counting takes. */
export function tryAgain(): void {
  inquiry.again();
}

/** Keeps the tokens up to date until the function that is returned is called. */
export function watch(): () => void {
  return inquiry.watch();
}

/** The place in the text that one points at. */
export const place = signal<number | undefined>(undefined);

/** A token of the text. */
export interface TokenThere {
  /** Which one it is, from 1. */
  readonly number: number;
  /** The numbers in the vocabulary of all tokens that share its characters. */
  readonly ids: readonly number[];
  readonly text: string;
}

/** The token that one points at. */
export const pointedToken = computed<TokenThere | undefined>(() => {
  const { value: shown } = tokenized;
  const { value: at } = place;
  if (!shown || at === undefined || at >= shown.text.length) return undefined;
  const index = tokenAt(shown.ends, at);
  const end = shown.ends[index] ?? 0;
  let next = index + 1;
  while (shown.ends[next] === end) next += 1;
  const start = index === 0 ? 0 : (shown.ends[index - 1] ?? 0);
  return {
    number: index + 1,
    ids: [...shown.ids.slice(index, next)],
    text: shown.text.slice(start, end),
  };
});

/** The first token that ends behind a place. */
export function tokenAt(ends: Uint32Array, at: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
