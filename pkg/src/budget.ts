import {
  aString,
  isObject,
  meant,
  type OptionCheck,
  trueOrFalse,
  wholeNumber,
} from "./arguments.js";
import type { TokenCounter } from "./counting.js";
import { invalid } from "./errors.js";
import { nearest } from "./nearest.js";

/**
 * How many tokens a persona may have. It is met exactly: what matters least goes first, in whole units. Items, blocks and
 * sections of the document of the lowest priority go from its end to its beginning, then the document, then the next;
 * what a document inherits goes like its own text. The agent stays with what it inherits, and so do rules with `must` or
 * `must not`. A larger budget never gives less.
 */
export interface Budget {
  /** The tokens. */
  readonly tokens: number;
  /** How many of them are kept free; none by default. */
  readonly reserve?: number;
  /** Whether a line that says where it lies takes the place of each document that goes; not so by default. */
  readonly points?: boolean;
  /** By what is counted, to be sure of it: `estimated`, or the encoding of the tokenizer that is given. */
  readonly encoding?: string;
}

/** A budget, with the number of units that go where that is known already. */
export interface FittedBudget extends Budget {
  readonly steps?: number;
}

/** A budget as the core takes it. */
export interface CoreBudget {
  readonly tokens: number;
  readonly points: boolean;
  readonly steps?: number;
}

const checks: Readonly<Record<string, OptionCheck>> = {
  tokens: wholeNumber,
  reserve: wholeNumber,
  points: trueOrFalse,
  encoding: aString,
};

/** A budget. */
export const aBudget: OptionCheck = (value) => {
  if (!isObject(value)) return "must be an object with the number of `tokens`";
  for (const [name, option] of Object.entries(value)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check)
      return `has no ${JSON.stringify(name)}${meant(nearest(name, Object.keys(checks))[0])}`;
    const problem = option === undefined ? undefined : check(option);
    if (problem) return `is wrong: its ${JSON.stringify(name)} ${problem}`;
  }
  const { tokens, reserve = 0 } = value as { tokens?: number; reserve?: number };
  if (tokens === undefined) return "must say how many `tokens`";
  return reserve > tokens ? `keeps ${reserve} tokens free of ${tokens}` : undefined;
};

/** The tokens that a persona may have in the end. */
export function roomOf({ tokens, reserve = 0 }: Budget): number {
  return Math.max(0, tokens - reserve);
}

/** A budget as the core takes it. */
export function coreBudget(budget: FittedBudget): CoreBudget {
  const { points = false, steps } = budget;
  const core = { tokens: roomOf(budget), points };
  return steps === undefined ? core : { ...core, steps };
}

/** Checks that tokens are counted as the budget says. */
export function checkEncoding(budget: Budget | undefined, tokenizer?: TokenCounter): void {
  const counted = tokenizer?.encoding ?? "estimated";
  if (budget?.encoding === undefined || budget.encoding === counted) return;
  const [asked, found] = [budget.encoding, counted].map((name) => JSON.stringify(name));
  const message = `the budget is in tokens of ${asked}, and what is counted is ${found}; give the tokenizer of that encoding`;
  throw invalid("invalid-option", message);
}
