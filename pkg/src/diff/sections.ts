import { partitionPoint } from "../partition.js";
import type { Persona, PersonaSection } from "../persona.js";

/** A difference between the sections of two personas. Text counts without that of sub-sections. */
export interface SectionChange {
  /** What became of it: `moved` where the same text stands under another title or parent. */
  readonly change: "added" | "removed" | "changed" | "moved";
  /**
   * The section's title with those around it, from the outside in: as it is, or as it was where it is gone. Empty for
   * what stands before the first heading.
   */
  readonly section: readonly string[];
  /** The same as it was, where it moved; else `null`. */
  readonly from: readonly string[] | null;
  /** The path of the document that it comes from; `null` where promptlink wrote it for several. */
  readonly document: string | null;
  /** Its own tokens as they were, estimated; 0 where it is new. */
  readonly tokensBefore: number;
  /** Its own tokens as they are, estimated; 0 where it is gone. */
  readonly tokensAfter: number;
}

interface Own {
  readonly titles: readonly string[];
  /** The titles, and which of those that are called alike. */
  readonly key: string;
  /** What stands below the heading, up to the first sub-section. */
  readonly text: string;
  readonly tokens: number;
  readonly document: string | null;
}

/** The differences between the sections of two personas, in the order of the texts, those that are gone last. */
export function sectionChanges(before: Persona, after: Persona): SectionChange[] {
  const [old, now] = [ownSections(before), ownSections(after)];
  const gone = new Map(old.map((one) => [one.key, one]));
  const changes: SectionChange[] = [];
  const fresh: Own[] = [];
  for (const one of now) {
    const was = gone.get(one.key);
    if (!was) fresh.push(one);
    else if (was.text !== one.text) changes.push(change("changed", was, one));
    gone.delete(one.key);
  }
  const byText = new Map(
    [...gone.values()].filter(({ text }) => text !== "").map((one) => [one.text, one]),
  );
  for (const one of fresh) {
    const was = byText.get(one.text);
    changes.push(was ? change("moved", was, one) : change("added", undefined, one));
    if (!was) continue;
    byText.delete(one.text);
    gone.delete(was.key);
  }
  for (const one of gone.values()) changes.push(change("removed", one, undefined));
  return changes;
}

/** The titles of the sections around a place, from the outside in. */
export function titlesAt(sections: readonly PersonaSection[], place: number): string[] {
  const titles: string[] = [];
  let section = sections[partitionPoint(sections, ({ start }) => start <= place) - 1];
  while (section) {
    if (place < section.end) titles.unshift(section.title);
    section = section.parent === null ? undefined : sections[section.parent];
  }
  return titles;
}

function change(
  kind: SectionChange["change"],
  was: Own | undefined,
  is: Own | undefined,
): SectionChange {
  const { titles: section = [], document = null } = is ?? was ?? {};
  const from = kind === "moved" ? (was?.titles ?? null) : null;
  return {
    change: kind,
    section,
    from,
    document,
    tokensBefore: was?.tokens ?? 0,
    tokensAfter: is?.tokens ?? 0,
  };
}

/** What stands before the first heading, as a section without a title, and then the sections. */
function ownSections(persona: Persona): Own[] {
  return [opening(persona), ...titledSections(persona)].filter(
    ({ key, text }) => key !== "" || text !== "",
  );
}

function opening({ sections, text, tokens, agent }: Persona): Own {
  const outermost = sections.filter(({ parent }) => parent === null);
  const below = outermost.reduce((sum, section) => sum + section.tokens, 0);
  return {
    titles: [],
    key: "",
    text: text.slice(0, sections[0]?.start ?? text.length).trim(),
    tokens: Math.max(0, tokens - below),
    document: agent,
  };
}

function titledSections({ sections, text }: Persona): Own[] {
  const titles: (readonly string[])[] = [];
  const counts = new Map<string, number>();
  return sections.map((section, index) => {
    const around = section.parent === null ? [] : (titles[section.parent] ?? []);
    const own = [...around, section.title];
    titles.push(own);
    const name = own.join("\0");
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const next = sections[index + 1];
    const end = next && next.start < section.end ? next.start : section.end;
    const lines = text.slice(section.start, end);
    return {
      titles: own,
      key: `${name}\0${count}`,
      text: withoutHeading(lines),
      tokens: section.ownTokens,
      document: section.document,
    };
  });
}

function withoutHeading(text: string): string {
  const lineEnd = text.indexOf("\n");
  return lineEnd === -1 ? "" : text.slice(lineEnd).trim();
}
