// The budget that is tried, and what it makes of the persona.

import { computed, signal } from "@preact/signals";
import type { Plan } from "../../linker/linked.ts";
import { Inquiry } from "../../state/inquiry.ts";
import { ask, survey } from "../../state/linked.ts";
import { agent, target } from "../../state/workspace.ts";
import { flat, partsOf } from "./parts.ts";

/** The tokens that are tried; `undefined` for as many as it takes. */
export const budget = signal<number | undefined>(undefined);

export const isTable = signal(false);

/** The part that one points at or that the keyboard is at. */
export const pointedPart = signal<string | undefined>(undefined);

const path = computed(() => agent.value?.path.value);
const options = computed(() => ({ target: target.value }));

/** The persona without a budget. */
export const whole = new Inquiry<Plan>(() => {
  const [one, chosen] = [path.value, options.value];
  return survey.value && one !== undefined ? () => ask("plan", one, chosen) : undefined;
});

/** The persona within the budget. */
const fitted = new Inquiry<Plan>(() => {
  const [one, chosen, tokens] = [path.value, options.value, room.value];
  if (one === undefined || tokens === undefined || !whole.answer.value) return undefined;
  return () => ask("plan", one, { ...chosen, budget: { tokens } });
});

/** The least tokens that the persona can have. */
const least = new Inquiry<{ readonly tokens: number }>(() => {
  const { value: plan } = whole.answer;
  return plan ? () => search(plan) : undefined;
});

/** Why there is nothing to show. */
export const failure = computed(() =>
  path.value === undefined ? "No agent is chosen." : whole.failure.value,
);

/** What the persona has without a budget. */
export const most = computed(() => whole.answer.value?.tokens ?? 0);

/** What the persona has at least: what a budget never takes. */
export const fewest = computed(() => Math.min(least.answer.value?.tokens ?? 0, most.value));

/** The budget as it is asked for; `undefined` where everything stays. */
const room = computed(() => {
  const { value: tokens } = budget;
  return tokens === undefined || tokens >= most.value ? undefined : Math.max(tokens, fewest.value);
});

/** The plan that is shown: the one within the budget, or else the whole one. */
const shown = computed(() => {
  if (room.value === undefined) return whole.answer.value;
  return fitted.answer.value ?? whole.answer.value;
});

/** What stays, in tokens. */
export const staying = computed(() => shown.value?.tokens ?? 0);

/** The documents of the persona with their sections. */
export const parts = computed(() =>
  whole.answer.value && shown.value ? partsOf(whole.answer.value, shown.value) : [],
);

/** All parts, each before those in it. */
export const allParts = computed(() => flat(parts.value));

/** Keeps everything up to date until the function that is returned is called. */
export function watch(): () => void {
  const stops = [whole.watch(), least.watch(), fitted.watch()];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Finds the least budget by halving. Each try is a question of its own, so that writing never waits for all of them. */
async function search(plan: Plan): Promise<{ readonly tokens: number }> {
  let [low, high] = [0, plan.tokens];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await ask("fits", plan.agent, plan.options, middle)) high = middle;
    else low = middle + 1;
  }
  return { tokens: high };
}
