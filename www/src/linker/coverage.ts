// What an agent expects of the documents that it refers to, and where they say it.

import type { Library, PlannedSection, Reference } from "promptlink/slim";

/** The topics that an agent expects of other documents. */
export interface Coverage {
  /** The agent's path. */
  readonly agent: string;
  /** By document, in the order in which the agent names them. */
  readonly documents: readonly Expectation[];
}

/** What an agent expects of one document; without topics, it names the document and no more. */
export interface Expectation {
  readonly path: string;
  readonly topics: readonly Topic[];
}

/** A topic that an agent expects a document to cover. */
export interface Topic {
  readonly text: string;
  /** Where the agent says so, in UTF-16 units. */
  readonly place: { readonly start: number; readonly end: number };
  /** The sections that cover it; none where it is not covered. */
  readonly sections: readonly CoveringSection[];
}

/** A section that covers a topic. */
export interface CoveringSection {
  readonly title: string;
  readonly start: number;
  /** Whether titles hold the topic's words, or only the text below one does. */
  readonly by: "title" | "text";
}

/** The coverage of an agent's topics; `undefined` where there is no such agent. */
export function coverageOf(library: Library, agent: string): Coverage | undefined {
  const model = library.document(agent);
  if (!model) return undefined;
  const text = library.text(agent) ?? "";
  const planned = new Map(
    library.plan(agent).documents.map(({ path, sections }) => [path, sections]),
  );
  const byPath = new Map<string, Topic[]>();
  for (const reference of model.references) {
    const { target } = reference;
    if (target === null || !isLinked(reference)) continue;
    const topics = byPath.get(target) ?? [];
    byPath.set(target, topics);
    const known = new Set(topics.map((topic) => topic.text));
    for (const topic of reference.topics) {
      if (known.has(topic)) continue;
      known.add(topic);
      topics.push(topicOf(topic, agent, text, reference.end, planned.get(target) ?? []));
    }
  }
  return { agent, documents: [...byPath].map(([path, topics]) => ({ path, topics })) };
}

function isLinked({ verdict }: Reference): boolean {
  return verdict === "link" || verdict === "alias";
}

function topicOf(
  topic: string,
  agent: string,
  text: string,
  from: number,
  sections: readonly PlannedSection[],
): Topic {
  const found = text.indexOf(topic, from);
  const start = found === -1 ? from : found;
  return {
    text: topic,
    place: { start, end: found === -1 ? from : start + topic.length },
    sections: sections.flatMap((section) => {
      const match = section.topics.find((one) => one.document === agent && one.text === topic);
      if (!match) return [];
      const by = match.by === "text" ? "text" : "title";
      return [{ title: section.title, start: section.start, by } as const];
    }),
  };
}
