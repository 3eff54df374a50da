// Two personas, composed and compared. Loaded when somebody asks for it.

import { diff, Library, type Persona, type PersonaDiff, type PlanOptions } from "promptlink/slim";
import type { Failure } from "./linked.ts";

/** A persona that is compared. */
export interface Variant {
  /** The agent's path. */
  readonly agent: string;
  readonly options: PlanOptions;
  /** The documents that it is composed of; those of the page as they are now where none are given. */
  readonly texts?: readonly (readonly [path: string, text: string])[] | undefined;
}

/** How two personas differ. */
export function compare(
  library: Library,
  before: Variant,
  after: Variant,
  attempt: <T>(work: () => T) => T | Failure,
): PersonaDiff | Failure {
  const made = [before, after].map((one) => composed(library, one, attempt)) as [Made, Made];
  const [one, other] = [made[0].persona, made[1].persona];
  try {
    if ("failure" in one) return { failure: `Before: ${one.failure}` };
    if ("failure" in other) return { failure: `After: ${other.failure}` };
    return diff(one, other);
  } finally {
    for (const { own } of made) own?.dispose();
  }
}

interface Made {
  readonly persona: Persona | Failure;
  /** The library that was made for it. */
  readonly own: Library | undefined;
}

function composed(
  library: Library,
  { agent, options, texts }: Variant,
  attempt: <T>(work: () => T) => T | Failure,
): Made {
  const own = texts && new Library();
  const persona = attempt(() => (own?.setMany(texts ?? []) ?? library).compose(agent, options));
  return { persona, own };
}
