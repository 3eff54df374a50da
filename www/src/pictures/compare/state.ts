// The two personas that are compared.

import { computed, type Signal, signal } from "@preact/signals";
import type { Variant } from "../../linker/comparison.ts";
import type {
  PersonaDiff,
  PlanOptions,
  Target,
  Variable,
  VariableValue,
} from "../../linker/linked.ts";
import { Inquiry } from "../../state/inquiry.ts";
import { documentsOf, kept } from "../../state/keeping.ts";
import { ask, survey } from "../../state/linked.ts";
import { agent, documents, type Text, target, workspace } from "../../state/workspace.ts";

/** What one of the two is made of. Where nothing is chosen, it follows what the page shows. */
export interface Choice {
  /** `now`, `original`, or the id of a workspace that is kept. */
  readonly state: string;
  /** The agent's path. */
  readonly agent?: string | undefined;
  readonly target?: Target | undefined;
  readonly topics?: PlanOptions["topics"];
  readonly standards?: PlanOptions["standards"];
  readonly skills?: PlanOptions["skills"];
  readonly collaborators?: PlanOptions["collaborators"];
  /** The tokens that it may have. */
  readonly budget?: number | undefined;
  /** Values of variables, as they are typed. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

export const before = signal<Choice>({ state: "original" });
export const after = signal<Choice>({ state: "now" });

/** The states that can be compared, with their names. */
export const states = computed<readonly (readonly [state: string, name: string])[]>(() => {
  const others = kept.value.filter(({ id }) => id !== workspace.value.id);
  return [
    ["now", "As it is now"],
    ["original", "As it came"],
    ...others.map(({ id, name }) => [id, name] as const),
  ];
});

const inquiry = new Inquiry<PersonaDiff>(() => {
  const [one, other] = [before.value, after.value].map(described);
  if (!survey.value || !one || !other) return undefined;
  return async () => ask("compare", await one(), await other());
});

const declared = new Inquiry<{ readonly variables: readonly Variable[] }>(() => {
  const paths = [...new Set([before.value, after.value].flatMap((one) => agentOf(one) ?? []))];
  if (!survey.value) return undefined;
  return async () => {
    const lists = await Promise.all(paths.map((path) => ask("variables", path)));
    const byName = new Map(lists.flat().map((one) => [one.name, one]));
    return { variables: [...byName.values()] };
  };
});

/** The variables that the two agents and their documents declare. */
export const variables = computed(() => declared.answer.value?.variables ?? []);

/** How the two differ; `undefined` until there is an answer. */
export const difference = inquiry.answer;

/** Why they cannot be compared. */
export const failure = computed(() =>
  [before.value, after.value].some((one) => agentOf(one) === undefined)
    ? "No agent is chosen."
    : inquiry.failure.value,
);

/** Keeps the comparison up to date until the function that is returned is called. */
export function watch(): () => void {
  const stops = [declared.watch(), inquiry.watch()];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Chooses something for one of the two. */
export function choose(side: Signal<Choice>, choice: Partial<Choice>): void {
  side.value = { ...side.value, ...choice };
}

/** The path of the agent that one of the two is. */
export function agentOf(choice: Choice): string | undefined {
  return choice.agent ?? agent.value?.path.value;
}

/** One of the two as promptlink is asked for it; its texts are read when it is. */
function described(choice: Choice): (() => Promise<Variant>) | undefined {
  const path = agentOf(choice);
  if (path === undefined) return undefined;
  const { state, topics, standards, skills, collaborators, budget } = choice;
  const options: PlanOptions = {
    target: choice.target ?? target.value,
    ...(topics && { topics }),
    ...(standards && { standards }),
    ...(skills && { skills }),
    ...(collaborators && { collaborators }),
    ...(budget !== undefined && { budget: { tokens: budget } }),
    variables: valuesOf(choice),
  };
  return async () => ({ agent: path, options, texts: await textsOf(state) });
}

/** The values that are typed for variables that there are. */
function valuesOf(choice: Choice): Readonly<Record<string, VariableValue>> {
  const typed = variables.value.flatMap(({ name, type }) => {
    const text = choice.variables?.[name];
    return text ? [[name, parsed(text, type)] as const] : [];
  });
  return Object.fromEntries(typed);
}

/** What is no value of the type stays a text, which promptlink will say. */
function parsed(text: string, type: Variable["type"]): VariableValue {
  if (type === "boolean") return text === "true" || (text === "false" ? false : text);
  const number = Number(text);
  return type === "string" || Number.isNaN(number) ? text : number;
}

async function textsOf(state: string): Promise<readonly Text[] | undefined> {
  if (state === "now") return undefined;
  if (state !== "original") {
    return (await documentsOf(state)).map(({ path, text }) => [path, text] as const);
  }
  return documents.peek().flatMap(({ original }) => {
    const { path, text } = original.peek();
    return path === undefined ? [] : [[path, text] as const];
  });
}
