// How two personas differ, section by section and rule by rule.

import type { PersonaDiff } from "../../diff/diff.js";
import type { PersonaRule, RuleChange } from "../../diff/rules.js";
import type { SectionChange } from "../../diff/sections.js";
import type { Meaning, Paint } from "../terminal/style.js";
import { visible } from "../terminal/visible.js";
import { counted, grouped } from "./tally.js";

/** The lines that show it. */
export function renderDiff(
  { before, after, sections, rules }: PersonaDiff,
  paint: Paint,
): string[] {
  const title = before.agent === after.agent ? before.agent : `${before.agent} → ${after.agent}`;
  const head = [
    paint("strong", visible(title)),
    paint(
      "faint",
      `${grouped(before.tokens)} → ${counted(after.tokens, "token")} (${signed(after.tokens - before.tokens)})`,
    ),
  ];
  if (before.digest === after.digest) return [...head, "", paint("good", "no difference")];
  return [
    ...head,
    ...part(
      "Rules",
      rules.flatMap((one) => ruleLines(one, paint)),
      paint,
    ),
    ...part(
      "Sections",
      sections.flatMap((one) => sectionLines(one, paint)),
      paint,
    ),
    ...(rules.length + sections.length === 0
      ? ["", "only blank lines or the order of sections differ"]
      : []),
  ];
}

function part(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ["", paint("heading", title), "", ...lines];
}

const signs: Readonly<Record<string, string>> = { added: "+", removed: "-" };

const looks: Readonly<Record<RuleChange["change"] | SectionChange["change"], Meaning>> = {
  added: "good",
  removed: "error",
  changed: "warning",
  moved: "note",
  weakened: "error",
  strengthened: "good",
  reversed: "error",
};

function ruleLines({ change, before, after }: RuleChange, paint: Paint): string[] {
  const look = looks[change];
  const rule = after ?? before;
  const strength =
    before && after ? `${before.modality} → ${after.modality}` : (rule?.modality ?? "");
  const line = `${paint(look, `${signs[change] ?? "~"} ${change}`)}  ${paint("faint", place(rule))}`;
  return [`  ${line}`, `      ${strength}: ${visible(rule?.text ?? "")}`];
}

function place(rule: PersonaRule | null): string {
  return visible(
    [rule?.document ?? "", ...(rule?.section.slice(-1) ?? [])].filter(Boolean).join(" › "),
  );
}

function sectionLines(one: SectionChange, paint: Paint): string[] {
  const { change, section, from, tokensBefore, tokensAfter } = one;
  const added = tokensAfter - tokensBefore;
  const cost = change === "moved" ? counted(tokensAfter, "token") : `${signed(added)} tokens`;
  const sign = paint(looks[change], `${signs[change] ?? "~"} ${change}`);
  const lines = [`  ${sign}  ${visible(titles(section))}  ${paint("faint", cost)}`];
  if (from) lines.push(`      from ${visible(titles(from))}`);
  return lines;
}

const titles = (section: readonly string[]): string =>
  section.length === 0 ? "before the first heading" : section.join(" › ");

const signed = (count: number): string =>
  count > 0 ? `+${grouped(count)}` : grouped(count).replace("-", "−");
