import { isObject } from "../arguments.js";
import { invalid } from "../errors.js";
import type { Persona } from "../persona.js";
import { type RuleChange, ruleChanges } from "./rules.js";
import { type SectionChange, sectionChanges } from "./sections.js";

/** How two personas differ, by what they say rather than by line. */
export interface PersonaDiff {
  /** The one that is compared with. */
  readonly before: PersonaSide;
  /** The one that is compared. */
  readonly after: PersonaSide;
  /** The sections that differ. */
  readonly sections: readonly SectionChange[];
  /** The rules that differ. */
  readonly rules: readonly RuleChange[];
}

/** One of two personas. */
export interface PersonaSide {
  /** The path of the agent's document. */
  readonly agent: string;
  /** The tokens of its text, estimated. */
  readonly tokens: number;
  /** The SHA-256 of its text. Where both have the same, nothing differs. */
  readonly digest: string;
}

/**
 * How two personas differ: of two agents, or of two versions of a library.
 *
 * @throws {TypeError} `invalid-argument` where one is no persona
 */
export function diff(before: Persona, after: Persona): PersonaDiff {
  for (const persona of [before, after]) {
    if (!isPersona(persona)) {
      throw invalid("invalid-argument", "both must be personas that `compose` returned");
    }
  }
  const isSame = before.text === after.text;
  return {
    before: side(before),
    after: side(after),
    sections: isSame ? [] : sectionChanges(before, after),
    rules: isSame ? [] : ruleChanges(before, after),
  };
}

const side = ({ agent, tokens, digest }: Persona): PersonaSide => ({ agent, tokens, digest });

/** Those that another copy of this package composed are personas, too. */
function isPersona(value: unknown): value is Persona {
  if (!isObject(value)) return false;
  const { agent, at, digest, sections, text, tokens } = value;
  const texts = [agent, digest, text].every((one) => typeof one === "string");
  return texts && typeof at === "function" && typeof tokens === "number" && Array.isArray(sections);
}
