// Why something is in a persona or is not, in a sentence.

import { PromptlinkError } from "./errors.js";
import { nearest } from "./nearest.js";
import { pattern } from "./pattern.js";
import type { PersonaReference, PersonaSource } from "./persona.js";
import type { Omission, Plan, PlannedDocument, PlannedSection } from "./plan.js";

/** Why a document or a section of one is in a persona or is not. */
export interface Explanation {
  /** The document's path. */
  readonly document: string;
  /** The section's title; `null` where it is about the whole document. */
  readonly section: string | null;
  /** Whether the persona has it. */
  readonly included: boolean;
  /** What the document would be in the persona; `null` where it is left out. */
  readonly role: PersonaSource["role"] | null;
  /** Why it is left out, for instance `depth`; `unreferenced` where nothing asks for it; `null` where it is in. */
  readonly reason: string | null;
  /** The references that ask for the document. */
  readonly references: readonly PersonaReference[];
  /** All of it in words. */
  readonly sentence: string;
}

const roles: Readonly<Record<PersonaSource["role"], string>> = {
  identity: "as the agent itself",
  inherited: "with its text, in the document that inherits it",
  inline: "with its text",
  pointer: "as a line that says where it lies",
  brief: "as a line that introduces it",
};

const reasons: Readonly<Record<string, string>> = {
  option: "the options leave documents of its kind out",
  depth: "it is further away than references are followed",
  size: "it is larger than promptlink reads",
  section: "it is no part of what the references name",
  topic: "no topic of the references asks for it",
  budget: "there is no room for it in the budget",
  replaced: "a document that inherits it has something else in its place",
  removed: "a document that inherits it takes it out",
  repeated: "the same words stand elsewhere",
  condition: "its condition does not hold",
  summary: "only the document’s headings and rules were asked for",
};

/**
 * Explains what a plan does with a document.
 *
 * @param title a section by its title, or by the anchor that renderers give it
 */
export function explain(plan: Plan, path: string, title?: string): Explanation {
  const document = plan.documents.find((one) => one.path === path);
  if (!document) return explainAbsence(plan, path);
  if (title !== undefined) return explainSection(plan, holder(plan, document, title), title);
  const { tokens, priority, references } = document;
  const cost = `${count(tokens, "token")}, priority ${priority}`;
  const sentence = `${path} is in, ${manner(plan, document)} (${cost})${because(references)}.`;
  return { ...fate(document), section: null, sentence };
}

/** Whose section is meant: the document's own, else one that it inherits. */
function holder(plan: Plan, document: PlannedDocument, title: string): PlannedDocument {
  const rest = plan.documents.slice(plan.documents.indexOf(document) + 1);
  const others = rest.findIndex(({ role }) => role !== "inherited");
  const inherited = others === -1 ? rest : rest.slice(0, others);
  const holds = ({ sections }: PlannedDocument) => sectionOf(sections, title) !== undefined;
  return [document, ...inherited].find(holds) ?? document;
}

/** How a document is in the persona. */
function manner(plan: Plan, { path, role }: PlannedDocument): string {
  const isCut = role !== "inherited" && plan.leftOut.some(({ document }) => document === path);
  return isCut ? `${roles[role]}, in part` : roles[role];
}

function fate({ path, role, references }: PlannedDocument) {
  return { document: path, included: true, role, reason: null, references };
}

function explainAbsence(plan: Plan, path: string): Explanation {
  const omission = plan.leftOut.find(({ document }) => document === path);
  const { reason, references } = omission ?? { reason: "unreferenced", references: [] };
  const why = omission
    ? `${reasonOf(reason, omission)} (${count(omission.tokens, "token")})${because(references)}`
    : `no document of the persona refers to it`;
  const sentence = `${path} is left out: ${why}.`;
  return {
    document: path,
    section: null,
    included: false,
    role: null,
    reason,
    references,
    sentence,
  };
}

function reasonOf(reason: string, omission: Omission | undefined): string {
  const condition = omission?.condition;
  return condition ? `its condition \`${condition}\` does not hold` : (reasons[reason] ?? reason);
}

function explainSection(plan: Plan, document: PlannedDocument, title: string): Explanation {
  const { path, role, references, sections } = document;
  if (role === "pointer" || role === "brief") {
    const sentence = `“${title}” is left out: ${path} is in only ${roles[role]}${because(references)}.`;
    return { ...fate(document), section: title, included: false, reason: role, sentence };
  }
  const section = findSection(path, sections, title);
  const place = `“${section.title}” (${path}:${section.line})`;
  if (section.kept === 0) return explainCut(plan, document, section, place);
  const part = section.kept < section.tokens ? `${section.kept.toLocaleString("en-US")} of ` : "";
  const cost = `${part}${count(section.tokens, "token")}, priority ${section.priority}`;
  const sentence = `${place} is in (${cost})${askedFor(section)}; its document is in ${manner(plan, document)}${because(references)}.`;
  return { ...fate(document), section: section.title, sentence };
}

function explainCut(
  plan: Plan,
  document: PlannedDocument,
  { title, start, tokens }: PlannedSection,
  place: string,
): Explanation {
  const cut = plan.leftOut.find(
    (one) => one.document === document.path && one.start <= start && start < one.end,
  );
  const reason = cut?.reason ?? "section";
  const why = `${reasonOf(reason, cut)} (${count(tokens, "token")})`;
  const sentence = `${place} is left out: ${why}${because(document.references)}.`;
  return { ...fate(document), section: title, included: false, reason, sentence };
}

function findSection(
  document: string,
  sections: readonly PlannedSection[],
  wanted: string,
): PlannedSection {
  const found = sectionOf(sections, wanted);
  if (found) return found;
  const anchors = sections.map(({ title }) => anchor(title));
  const lower = anchor(wanted);
  const slips = nearest(lower, anchors);
  const meant = slips[0] ? slips : anchors.filter((one) => one.includes(lower));
  const suggestions = meant.slice(0, 3);
  const hint = meant[0] ? `; did you mean #${meant[0]}?` : "";
  throw new PromptlinkError("unknown-section", `${document} has no section “${wanted}”${hint}`, {
    document,
    suggestions,
  });
}

/** The section of that title, or of that anchor. */
function sectionOf(
  sections: readonly PlannedSection[],
  wanted: string,
): PlannedSection | undefined {
  const lower = wanted.trim().toLowerCase();
  return (
    sections.find(({ title }) => title.toLowerCase() === lower) ??
    sections.find(({ title }) => anchor(title) === lower)
  );
}

const noLetter = pattern(String.raw`[^\p{Alphabetic}\p{N} _-]`, "gu");

/** The anchor that GitHub gives a heading. */
function anchor(title: string): string {
  return title.trim().toLowerCase().replace(noLetter(), "").replaceAll(" ", "-");
}

const matches: Readonly<Record<PlannedSection["topics"][number]["by"], string>> = {
  title: "its title has the words of",
  titles: "its title has words of",
  text: "its text has the words of",
};

function askedFor({ topics }: PlannedSection): string {
  const [first] = topics;
  if (!first) return "";
  return `: ${matches[first.by]} the topic “${first.text}” at ${first.document}:${first.line}`;
}

function because([first, ...others]: readonly PersonaReference[]): string {
  if (!first) return "";
  const { document, line, text, tier, topics } = first;
  const by = tier === null ? "" : `, found by the tier ${tier}`;
  const expected = topics.length === 0 ? "" : `, with ${count(topics.length, "topic")}`;
  const more = others.length === 0 ? "" : `, and ${count(others.length, "more reference")}`;
  return `, because ${document}:${line} refers to “${text}”${by}${expected}${more}`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}
