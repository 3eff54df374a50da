// A plan in which tokens are counted in place of estimated.

import type { Composition } from "./composition.js";
import { countOf, sourceText, type TokenCounter } from "./counting.js";
import type { PersonaSource } from "./persona.js";
import type { Omission, Plan, PlannedDocument, PlannedSection } from "./plan.js";

/** What a plan is counted by. */
export interface Planned {
  /** The persona's text as cuts. */
  readonly composition: Composition;
  /** Where its documents stand in that, in the order of the plan. */
  readonly sources: readonly PersonaSource[];
  /** The text of a document. */
  readonly textOf: (path: string) => string;
}

/** The same plan with tokens as the tokenizer counts them. */
export function countedPlan(plan: Plan, planned: Planned, tokenizer: TokenCounter): Plan {
  const { composition, sources, textOf } = planned;
  const text = composition.join();
  const count = (part: string) => countOf(tokenizer, part);
  const documents = plan.documents.map((document, index): PlannedDocument => {
    const own = textOf(document.path);
    const cuts = plan.leftOut.filter((one) => one.document === document.path);
    const sections = document.sections.map((section) => ({
      ...section,
      tokens: count(own.slice(section.start, section.end)),
      kept: keptParts(own, section, cuts).reduce((sum, part) => sum + count(part), 0),
    }));
    const tokens = count(sourceText(composition, sources, index, text));
    return { ...document, tokens, sections: withOwn(sections) };
  });
  const leftOut = plan.leftOut.map((one) => ({
    ...one,
    tokens: count(textOf(one.document).slice(one.start, one.end)),
  }));
  return { ...plan, encoding: tokenizer.encoding, tokens: count(text), documents, leftOut };
}

/** What of a section is not left out. */
function keptParts(
  text: string,
  { start, end }: PlannedSection,
  cuts: readonly Omission[],
): string[] {
  const parts: string[] = [];
  let done = start;
  for (const cut of cuts) {
    if (cut.end <= done || cut.start >= end) continue;
    parts.push(text.slice(done, Math.max(done, cut.start)));
    done = Math.min(cut.end, end);
  }
  parts.push(text.slice(done, end));
  return parts.filter((part) => part.trim() !== "");
}

/** What a section has beyond those in it. */
function withOwn(sections: readonly PlannedSection[]): PlannedSection[] {
  const own = sections.map(({ tokens }) => tokens);
  for (const { parent, tokens } of sections) {
    if (parent !== null) own[parent] = Math.max(0, (own[parent] ?? 0) - tokens);
  }
  return sections.map((section, index) => ({ ...section, ownTokens: own[index] ?? 0 }));
}
