// Which topics the agents expect of which documents.

import { computed, signal } from "@preact/signals";
import type { Coverage, Expectation } from "../../linker/coverage.ts";
import type { DocumentSummary } from "../../linker/linked.ts";
import { Inquiry } from "../../state/inquiry.ts";
import { ask, summaries, survey } from "../../state/linked.ts";

/** The agents' expectations. Each agent is a question of its own, so that writing never waits for all of them. */
const inquiry = new Inquiry<{ readonly agents: readonly Coverage[] }>(() => {
  if (!survey.value) return undefined;
  const paths = summaries.value.filter(({ kind }) => kind === "agent").map(({ path }) => path);
  return async () => {
    const agents: Coverage[] = [];
    for (const path of paths) {
      const one = await ask("coverage", path);
      if (one) agents.push(one);
    }
    return { agents };
  };
});

export const failure = inquiry.failure;

/** Keeps the coverage up to date until the function that is returned is called. */
export function watch(): () => void {
  return inquiry.watch();
}

/** A cell of the matrix: the paths of an agent and of a document. */
export interface Cell {
  readonly agent: string;
  readonly path: string;
}

/** The cell whose topics are listed. */
export const chosen = signal<Cell | undefined>(undefined);

const byPath = computed(() => new Map(summaries.value.map((one) => [one.path, one])));

/** The agents that refer to other documents; `undefined` until they are known. */
export const agents = computed(() => inquiry.answer.value?.agents);

/** The documents that some agent expects topics of, but for agents. */
export const columns = computed<readonly DocumentSummary[]>(() => {
  const expected = (agents.value ?? []).flatMap(({ documents }) =>
    documents.filter(({ topics }) => topics.length > 0).map(({ path }) => path),
  );
  return [...new Set(expected)]
    .flatMap((path) => byPath.value.get(path) ?? [])
    .filter(({ kind }) => kind !== "agent")
    .sort((one, other) => order(one) - order(other));
});

function order({ path }: DocumentSummary): number {
  return summaries.value.findIndex((one) => one.path === path);
}

/** What an agent is called. */
export function nameOf(path: string): string {
  const { name, title } = byPath.value.get(path) ?? {};
  return name ?? title ?? path;
}

/** What an agent expects of a document; `undefined` where it does not name it. */
export function expectationOf({ documents }: Coverage, path: string): Expectation | undefined {
  return documents.find((one) => one.path === path);
}

/** What the chosen cell holds. */
export const listed = computed(() => {
  const { value: cell } = chosen;
  const agent = agents.value?.find((one) => one.agent === cell?.agent);
  const expectation = agent && cell && expectationOf(agent, cell.path);
  return expectation && agent ? { agent: agent.agent, ...expectation } : undefined;
});

/** How many of some topics are covered. */
export function coveredOf(topics: Expectation["topics"]): number {
  return topics.filter(({ sections }) => sections.length > 0).length;
}
