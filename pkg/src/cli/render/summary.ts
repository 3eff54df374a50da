// A persona at a glance: what it is, its outline with tokens, where everything comes from.

import type { Diagnostic } from "../../diagnostic.js";
import { inPart } from "../../in-part.js";
import type { Library } from "../../library.js";
import type { Persona, PersonaSection, PersonaSource } from "../../persona.js";
import type { Plan } from "../../plan.js";
import type { Paint } from "../terminal/style.js";
import { type Column, table } from "../terminal/table.js";
import { visible } from "../terminal/visible.js";
import { fit, padStart, width } from "../terminal/width.js";
import { type Medium, renderDiagnostics } from "./diagnostic.js";
import { renderReferences } from "./reference.js";
import { roleWords } from "./role.js";
import { counted, grouped, tally } from "./tally.js";

/** How many levels the outline shows. */
const levels = 4;
const barColumns = 20;
const widestTitle = 64;

/**
 * The lines of the summary.
 *
 * @param plan the persona's own
 */
export function renderSummary(
  library: Library,
  persona: Persona,
  plan: Plan,
  findings: readonly Diagnostic[],
  medium: Medium,
): string[] {
  const { paint } = medium;
  const references = library.document(persona.agent)?.references ?? [];
  return [
    ...head(persona, paint),
    ...part("Outline", outline(persona, medium), paint),
    ...part("Sources", sources(persona, inPart(plan), paint), paint),
    ...part(
      `References of ${visible(persona.agent)}`,
      [...renderReferences(references, medium, "  ")],
      paint,
    ),
    ...part("Findings", findingLines(library, findings, medium), paint),
  ];
}

function part(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ["", paint("heading", title), "", ...lines];
}

function head(persona: Persona, paint: Paint): string[] {
  const { sections, agent, text, sources, digest } = persona;
  const own = sections.find(({ document, origin }) => document === agent && origin !== null);
  const facts = [
    tokenFact(persona),
    counted(text.length, "character"),
    `from ${counted(sources.length, "document")}`,
    `sha256 ${digest.slice(0, 12)}`,
  ];
  return [paint("strong", visible(own?.title ?? agent)), paint("faint", facts.join(" · "))];
}

function tokenFact({ tokens, encoding }: Persona): string {
  const number = counted(tokens, "token");
  return encoding === "estimated" ? `about ${number}` : `${number} by ${encoding}`;
}

function outline({ sections, tokens }: Persona, { columns, paint }: Medium): string[] {
  const shown = withDepths(sections).filter(({ depth }) => depth < levels);
  const numberWidth = Math.max(0, ...shown.map(({ section }) => width(grouped(section.tokens))));
  const titleWidth = Math.min(columns - numberWidth - barColumns - 6, widestTitle);
  return shown.map(({ section, depth }) => {
    const title = fit(`${"  ".repeat(depth)}${visible(section.title)}`, titleWidth);
    const leader = paint("faint", "·".repeat(Math.max(0, titleWidth - width(title))));
    const number = padStart(grouped(section.tokens), numberWidth);
    const name = depth === 0 || section.origin === null ? paint("strong", title) : title;
    return `  ${name} ${leader} ${number}  ${paint("path", bar(section.tokens / tokens))}`;
  });
}

function withDepths(
  sections: readonly PersonaSection[],
): { section: PersonaSection; depth: number }[] {
  const depths: number[] = [];
  return sections.map((section) => {
    const depth = section.parent === null ? 0 : (depths[section.parent] ?? 0) + 1;
    depths.push(depth);
    return { section, depth };
  });
}

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A bar of so many parts of its full length, exact to an eighth of a column; never nothing. */
function bar(share: number): string {
  const parts = Math.max(1, Math.round(Math.min(1, share) * barColumns * eighths.length));
  return "█".repeat(Math.floor(parts / eighths.length)) + eighths[parts % eighths.length];
}

function sources(persona: Persona, parts: ReadonlySet<string>, paint: Paint): string[] {
  const columns: Column<PersonaSource>[] = [
    { head: "document", text: ({ path }) => visible(path), paint: (cell) => paint("strong", cell) },
    { head: "kind", text: ({ kind }) => kind },
    { head: "as", text: (source) => roleWords(source, parts) },
    { head: "tokens", text: ({ tokens }) => grouped(tokens), align: "right" },
    { head: "named in", text: namedIn, paint: (cell) => paint("faint", cell) },
  ];
  return table(columns, persona.sources, (line) => paint("faint", line)).map((line) => `  ${line}`);
}

function namedIn({ references }: PersonaSource): string {
  const [first, ...others] = references;
  if (!first) return "";
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${visible(first.document)}:${first.line}${more}`;
}

function findingLines(library: Library, findings: readonly Diagnostic[], medium: Medium): string[] {
  const { paint } = medium;
  if (findings.length === 0) return [`  ${paint("good", "nothing wrong")}`];
  return [
    ...renderDiagnostics(findings, (path) => library.text(path), medium),
    tally(findings, paint),
  ];
}
