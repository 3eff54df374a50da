// What a persona would be made of, as a table.

import { inPart } from "../../in-part.js";
import type { PersonaReference } from "../../persona.js";
import type { Omission, Plan, PlannedDocument, PlannedSection } from "../../plan.js";
import type { Paint } from "../terminal/style.js";
import { type Column, table } from "../terminal/table.js";
import { visible } from "../terminal/visible.js";
import { fit } from "../terminal/width.js";
import type { Medium } from "./diagnostic.js";
import { roleWords } from "./role.js";
import { counted, grouped } from "./tally.js";

/** A line of the table: a document, a section of one, or what is left out. */
interface Row {
  readonly name: string;
  readonly as: string;
  readonly tokens: number;
  readonly priority: string;
  readonly why: string;
  readonly isDocument: boolean;
}

const widestName = 52;
const widestWhy = 72;

/** The lines of a plan. */
export function renderPlan(plan: Plan, { paint }: Medium): string[] {
  const parts = inPart(plan);
  const isWhole = ({ document }: Omission) => !plan.documents.some(({ path }) => path === document);
  const rows = [
    ...plan.documents.flatMap((document) => documentRows(document, parts)),
    ...plan.leftOut.filter(isWhole).map(omissionRow),
  ];
  const columns: Column<Row>[] = [
    { head: "document, section", text: ({ name }) => fit(name, widestName), paint: named(paint) },
    { head: "as", text: ({ as }) => as },
    { head: "tokens", text: ({ tokens }) => grouped(tokens), align: "right" },
    { head: "priority", text: ({ priority }) => priority, align: "right" },
    {
      head: "because",
      text: (row) => fit(row.why, widestWhy),
      paint: (cell) => paint("faint", cell),
    },
  ];
  const linked = counted(plan.documents.length, "document");
  const cycles = plan.cycles.map((cycle) => `cycle: ${cycle.map(visible).join(" → ")}`);
  return [
    ...table(columns, rows, (line) => paint("faint", line)),
    "",
    `${tokenFact(plan)} from ${linked}`,
    ...cycles,
  ];
}

function tokenFact({ tokens, encoding }: Plan): string {
  const number = counted(tokens, "token");
  return encoding === "estimated" ? `about ${number}` : `${number} by ${encoding}`;
}

function named(paint: Paint) {
  return (cell: string, { isDocument }: Row) => (isDocument ? paint("strong", cell) : cell);
}

function documentRows(document: PlannedDocument, parts: ReadonlySet<string>): Row[] {
  const { path, tokens, priority, references, sections } = document;
  const row = {
    name: visible(path),
    as: roleWords(document, parts),
    tokens,
    priority: String(priority),
    why: referred(references),
    isDocument: true,
  };
  const depths: number[] = [];
  const sectionRows = sections.map((section) => {
    const depth = section.parent === null ? 1 : (depths[section.parent] ?? 0) + 1;
    depths.push(depth);
    return sectionRow(section, depth);
  });
  return [row, ...sectionRows];
}

function sectionRow({ title, tokens, kept, priority, topics }: PlannedSection, depth: number): Row {
  const [first] = topics;
  const part = kept === 0 ? "left out" : kept < tokens ? "in part" : "";
  return {
    name: "  ".repeat(depth) + visible(title),
    as: part,
    // What is there, as for documents; of what is not, what it would take.
    tokens: kept === 0 ? tokens : kept,
    priority: String(priority),
    why: first ? `topic “${visible(first.text)}” (${first.by})` : "",
    isDocument: false,
  };
}

function omissionRow({ document, reason, condition, tokens, references }: Omission): Row {
  return {
    name: visible(document),
    as: "left out",
    tokens,
    priority: "",
    why: [condition === null ? reason : `when ${visible(condition)}`, referred(references)]
      .filter(Boolean)
      .join("; "),
    isDocument: true,
  };
}

function referred([first, ...others]: readonly PersonaReference[]): string {
  if (!first) return "";
  const tier = first.tier === null ? "" : ` (${first.tier})`;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${visible(first.text)} at ${visible(first.document)}:${first.line}${tier}${more}`;
}
