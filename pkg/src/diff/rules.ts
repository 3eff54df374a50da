import type { Modality, Rule } from "../document.js";
import { Library } from "../library.js";
import { pattern } from "../pattern.js";
import type { Persona } from "../persona.js";
import { titlesAt } from "./sections.js";

/** A rule of a persona. */
export interface PersonaRule {
  /** How strong it is. */
  readonly modality: Modality;
  /** The statement as written. */
  readonly text: string;
  /** The titles of the sections around it, from the outside in. */
  readonly section: readonly string[];
  /** The path of the document that it comes from. */
  readonly document: string | null;
}

/** A difference between the rules of two personas. */
export interface RuleChange {
  /**
   * What became of it. A rule is the same as another where their words are, but for those that say how strong it is:
   * `weakened` from must to should, `reversed` from must to must not.
   */
  readonly change: "added" | "removed" | "weakened" | "strengthened" | "reversed";
  /** The rule as it was; `null` where it is new. */
  readonly before: PersonaRule | null;
  /** The rule as it is; `null` where it is gone. */
  readonly after: PersonaRule | null;
}

/** The differences between the rules of two personas, in the order of the texts, those that are gone last. */
export function ruleChanges(before: Persona, after: Persona): RuleChange[] {
  const changed: RuleChange[] = [];
  const take = ({ told: one }: Told, { told: other }: Told): void => {
    const change = compare(one.modality, other.modality);
    if (change) changed.push({ change, before: one, after: other });
  };
  let left: Sides = { old: rulesOf(before), now: rulesOf(after) };
  for (const keyOf of likenesses) left = withoutPairs(left, keyOf, take);
  return [
    ...changed,
    ...left.now.map(({ told }): RuleChange => ({ change: "added", before: null, after: told })),
    ...left.old.map(({ told }): RuleChange => ({ change: "removed", before: told, after: null })),
  ];
}

/** A rule with what it is about, as the core says it. */
interface Told {
  readonly told: PersonaRule;
  readonly about: string;
}

/** What makes two rules one, the closest likeness first. */
const likenesses: readonly ((rule: Told) => string)[] = [
  ({ told: { modality, text } }) => `${modality} ${words(text).join(" ")}`,
  ({ told: { modality }, about }) => about && `${modality} ${about}`,
  ({ told: { modality }, about }) => about && `${forbids(modality)} ${about}`,
  ({ about }) => about,
];

/** The rules of a persona's text, as the text itself is read. */
function rulesOf(persona: Persona): Told[] {
  const library = new Library();
  try {
    const rules = library.set("persona.md", persona.text).document("persona.md")?.rules ?? [];
    return rules.map((rule) => ({ told: described(persona, rule), about: rule.about }));
  } finally {
    library.dispose();
  }
}

function described(persona: Persona, { modality, text, start }: Rule): PersonaRule {
  const document = persona.at(start)?.origin?.document ?? null;
  return { modality, text, section: titlesAt(persona.sections, start), document };
}

interface Sides {
  readonly old: Told[];
  readonly now: Told[];
}

/** Pairs rules with the same key, in order, and returns those without a partner. A key that is empty pairs nothing. */
function withoutPairs(
  { old, now }: Sides,
  keyOf: (rule: Told) => string,
  take: (one: Told, other: Told) => void,
): Sides {
  const byKey = new Map<string, Told[]>();
  for (const rule of old) {
    const name = keyOf(rule);
    const same = byKey.get(name);
    if (same) same.push(rule);
    else byKey.set(name, [rule]);
  }
  const paired = new Set<Told>();
  const alone = now.filter((rule) => {
    const name = keyOf(rule);
    const partner = name === "" ? undefined : byKey.get(name)?.shift();
    if (!partner) return true;
    paired.add(partner);
    take(partner, rule);
    return false;
  });
  return { old: old.filter((rule) => !paired.has(rule)), now: alone };
}

const strengths: Readonly<Record<Modality, number>> = {
  must: 3,
  "must-not": 3,
  should: 2,
  "should-not": 2,
  may: 1,
};

const forbids = (modality: Modality): boolean => modality.endsWith("-not");

function compare(before: Modality, after: Modality): RuleChange["change"] | undefined {
  if (before === after) return undefined;
  if (forbids(before) !== forbids(after)) return "reversed";
  return strengths[after] < strengths[before] ? "weakened" : "strengthened";
}

const word = pattern(String.raw`[\p{L}\p{N}][\p{L}\p{N}'_.\-/]*(?<![.\-/])`, "gu");

/** The words of a rule without marks of emphasis, in lower case. */
function words(text: string): string[] {
  return text.toLowerCase().replaceAll("’", "'").match(word()) ?? [];
}
