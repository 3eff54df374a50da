import { isObject, type OptionCheck } from "./arguments.js";
import type { Composition } from "./composition.js";
import { invalid } from "./errors.js";
import type { PendingReport, PersonaReport, PersonaSection, PersonaSource } from "./persona.js";

/** Something that counts tokens: a tokenizer of `promptlink/tokens`, or any other. */
export interface TokenCounter {
  /** What it counts by, for instance `o200k_base`. */
  readonly encoding: string;
  /** How many tokens a text has. */
  count(text: string): number;
}

/** What counts tokens. */
export const aTokenizer: OptionCheck = (value) => {
  const fits =
    isObject(value) &&
    typeof value["encoding"] === "string" &&
    typeof value["count"] === "function";
  return fits ? undefined : "must be an object with an `encoding` and a function `count`";
};

/** A report in which all tokens are counted in place of estimated. */
export class CountedReport implements PendingReport {
  readonly #estimated: PendingReport;
  readonly #composition: Composition;
  readonly #tokenizer: TokenCounter;
  #made: PersonaReport | undefined;

  constructor(estimated: PendingReport, composition: Composition, tokenizer: TokenCounter) {
    this.#estimated = estimated;
    this.#composition = composition;
    this.#tokenizer = tokenizer;
  }

  get encoding(): string {
    return this.#tokenizer.encoding;
  }

  get(): PersonaReport {
    this.#made ??= counted(this.#estimated.get(), this.#composition, this.#tokenizer);
    return this.#made;
  }
}

function counted(
  report: PersonaReport,
  composition: Composition,
  tokenizer: TokenCounter,
): PersonaReport {
  const text = composition.join();
  const count = (part: string | undefined) => countOf(tokenizer, part ?? "");
  const withTokens = <T extends { readonly start: number; readonly end: number }>(one: T) => ({
    ...one,
    tokens: count(text.slice(one.start, one.end)),
  });
  return {
    ...report,
    tokens: count(text),
    sections: withOwnTokens(report.sections.map(withTokens)),
    sources: report.sources.map((source, at) => ({
      ...source,
      tokens: count(sourceText(composition, report.sources, at, text)),
    })),
    leftOut: report.leftOut.map((one, at) => ({ ...one, tokens: count(report.leftOutTexts[at]) })),
  };
}

/** What a persona's text has of one of its sources. */
export function sourceText(
  composition: Composition,
  sources: readonly PersonaSource[],
  at: number,
  text: string,
): string {
  const { start = 0, end = 0 } = sources[at] ?? {};
  return isOfFamily(sources, at) ? composition.own(at) : text.slice(start, end);
}

/** Whether words of other documents stand between those of a source: it inherits, or is inherited. */
function isOfFamily(sources: readonly PersonaSource[], at: number): boolean {
  return [at, at + 1].some((place) => sources[place]?.role === "inherited");
}

/** What a section has beyond those in it: tokens at a border may count differently than in its middle. */
function withOwnTokens(sections: readonly PersonaSection[]): PersonaSection[] {
  const own = sections.map(({ tokens }) => tokens);
  for (const { parent, tokens } of sections) {
    if (parent !== null) own[parent] = Math.max(0, (own[parent] ?? 0) - tokens);
  }
  return sections.map((section, index) => ({ ...section, ownTokens: own[index] ?? 0 }));
}

/** How many tokens a text has. */
export function countOf(tokenizer: TokenCounter, text: string): number {
  const count = tokenizer.count(text);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw invalid(
    "invalid-argument",
    `the tokenizer ${JSON.stringify(tokenizer.encoding)} counted ${String(count)} tokens`,
  );
}
