import { isObject } from "../arguments.js";
import { invalid } from "../errors.js";
import type { PersonaData } from "../persona.js";

/** What a request needs of a persona: a {@link Persona}, or what `compose --json` printed. */
export type PersonaText = Pick<PersonaData, "text" | "sections"> &
  Partial<Pick<PersonaData, "agent" | "variables">>;

/** Whether a caller's persona is one. */
export function checkPersona(persona: unknown): asserts persona is PersonaText {
  const fits = isObject(persona) && typeof persona["text"] === "string";
  if (!fits) throw invalid("invalid-argument", "the persona must be what `compose` returned");
}

/**
 * The persona's text in at most so many parts, cut where a document begins: first where what stays the same from request
 * to request ends, then so that they are of about the same length. No part is blank; joined they are the text. None where
 * the text is blank.
 */
export function parts(persona: PersonaText, most: number): string[] {
  const { text } = persona;
  const cuts = new Set<number>();
  const borders = most > 1 ? documentBorders(persona) : [];
  for (const border of stableEnds(persona, borders).slice(0, most - 1)) cuts.add(border);
  const free = most - cuts.size;
  for (let part = 1; part < free; part++) {
    const [nearest] = [...borders].sort(byDistanceTo((text.length * part) / free));
    if (nearest !== undefined) cuts.add(nearest);
  }
  const ends = [...cuts, text.length].sort((one, other) => one - other);
  return slices(text, ends);
}

const byDistanceTo = (place: number) => (one: number, other: number) =>
  Math.abs(one - place) - Math.abs(other - place);

/** Where what promptlink wrote opens a document or a list of them. */
function documentBorders({ sections }: PersonaText): number[] {
  const written = sections.filter(({ origin }) => origin === null);
  return written.map(({ start }) => start).filter((start) => start > 0);
}

/**
 * Where what stays the same from request to request ends: before an agent that comes after what it shares with others, and
 * before the first document with a value of a variable.
 */
function stableEnds(persona: PersonaText, borders: readonly number[]): number[] {
  const { agent, sections, variables = [] } = persona;
  const own = sections.find(({ origin, document }) => origin === null && document === agent);
  const [first] = variables;
  const before = first && borders.filter((border) => border <= first.start).at(-1);
  const ends = [own && borders.includes(own.start) ? own.start : undefined, before];
  return [...new Set(ends.filter((end) => end !== undefined))];
}

function slices(text: string, ends: readonly number[]): string[] {
  const found: string[] = [];
  let start = 0;
  for (const end of ends) {
    const isLast = end === text.length;
    const part = text.slice(start, end);
    if (part.trim() === "") {
      if (isLast && found.length > 0) found.push((found.pop() ?? "") + part);
      continue;
    }
    found.push(part);
    start = end;
  }
  return found;
}
