// Options as the core takes them: three texts for each, its name, which of several it is, and its value.

import { coreBudget, type FittedBudget } from "./budget.js";
import type { Configuration } from "./cache.js";
import type { PlanOptions } from "./persona.js";

/** What a library is told about itself. */
export function configurationTexts({ name, aliases }: Configuration): string[] {
  return [...(name === undefined ? [] : one("name", name)), ...several("alias", aliases)];
}

/** What a persona is composed with. */
export function optionTexts({
  budget,
  documents = {},
  tags = [],
  variables = {},
  ...others
}: PlanOptions): string[] {
  const plain = { ...others, ...(budget && coreBudget(budget as FittedBudget)) };
  return [
    ...Object.entries(plain).flatMap(([name, value]) => one(name, String(value))),
    ...several("document", documents),
    ...tags.flatMap((tag) => one("tag", tag)),
    ...Object.entries(variables).flatMap(([name, value]) => [typeof value, name, String(value)]),
  ];
}

const one = (name: string, value: string): string[] => [name, "", value];

/** By name, for whoever gave them in another order means the same. */
function several(name: string, values: Readonly<Record<string, string>>): string[] {
  const pairs = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
  return pairs.flatMap(([which, value]) => [name, which, value]);
}
