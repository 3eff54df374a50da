import type { PersonaDiff, PersonaRule, RuleChange, SectionChange } from "../../linker/linked.ts";
import { Prose } from "../../parts/prose.tsx";
import { counted, number } from "../../parts/words.ts";
import { goTo, show } from "../../state/actions.ts";
import { documentAt } from "../../state/workspace.ts";
import { signed } from "./compare.tsx";

/** The rules and the sections that differ, each as it was beside as it is. */
export function Changes({ difference }: { readonly difference: PersonaDiff }) {
  const { before, after } = difference;
  if (before.digest === after.digest) {
    return (
      <p class="empty">
        Both are the same text. Choose another state, target, budget or treatment.
      </p>
    );
  }
  return (
    <>
      <Rules rules={difference.rules} />
      <Sections sections={difference.sections} />
    </>
  );
}

function Rules({ rules }: { readonly rules: readonly RuleChange[] }) {
  return (
    <table class="compare-changes">
      <caption>{rules.length === 0 ? "No rule differs" : counted(rules.length, "rule")}</caption>
      <colgroup>
        <col class="compare-kind" />
        <col />
        <col />
      </colgroup>
      <thead class="unseen">
        <tr>
          <th scope="col">Change</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule, index) => (
          <Rule key={`${rule.change}:${index}`} rule={rule} />
        ))}
      </tbody>
    </table>
  );
}

function Rule({ rule: { change, before, after } }: { readonly rule: RuleChange }) {
  return (
    <tr class={`change change-${change}`}>
      <th scope="row" class="change-kind">
        {change}
      </th>
      <td>{before ? <Statement rule={before} /> : undefined}</td>
      <td>{after ? <Statement rule={after} /> : undefined}</td>
    </tr>
  );
}

function Statement({ rule }: { readonly rule: PersonaRule }) {
  const { document, text, section } = rule;
  return (
    <button type="button" class="change-text" onClick={() => open(document, text)}>
      <Prose text={text} />
      <Around titles={[...section, ""]} />
    </button>
  );
}

function Sections({ sections }: { readonly sections: readonly SectionChange[] }) {
  const count = sections.length;
  return (
    <table class="compare-changes">
      <caption>{count === 0 ? "No section differs" : counted(count, "section")}</caption>
      <colgroup>
        <col class="compare-kind" />
        <col />
        <col class="compare-figure" />
        <col class="compare-figure" />
        <col class="compare-figure" />
      </colgroup>
      <thead class="unseen">
        <tr>
          <th scope="col">Change</th>
          <th scope="col">Section</th>
          <th scope="col">Tokens before</th>
          <th scope="col">Tokens after</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {sections.map((section, index) => (
          <Section key={`${section.change}:${index}`} section={section} />
        ))}
      </tbody>
    </table>
  );
}

function Section({ section }: { readonly section: SectionChange }) {
  const { change, section: titles, from, document, tokensBefore, tokensAfter } = section;
  const title = titles.at(-1);
  return (
    <tr class={`change change-${change}`}>
      <td class="change-kind">{change}</td>
      <th scope="row">
        <button type="button" class="change-text" onClick={() => open(document, title ?? "")}>
          <Prose text={title ?? "Before the first heading"} />
          <Around titles={titles} />
          {from ? <Around titles={["", ...from, ""]} before="from " /> : undefined}
        </button>
      </th>
      <td class="mono">{change === "added" ? "–" : number(tokensBefore)}</td>
      <td class="mono">{change === "removed" ? "–" : number(tokensAfter)}</td>
      <td class="mono">{signed(tokensAfter - tokensBefore)}</td>
    </tr>
  );
}

/** What a section lies in, but for the title of the persona, which is around all of it. */
function Around({
  titles,
  before = "",
}: {
  readonly titles: readonly string[];
  readonly before?: string;
}) {
  const around = titles.slice(1, -1);
  if (around.length === 0) return undefined;
  return (
    <span class="change-place">
      <Prose text={before + around.join(" › ")} />
    </span>
  );
}

/** Opens a document where some words stand; at its beginning, where they do not any more. */
function open(path: string | null, words: string): void {
  const document = documentAt(path ?? undefined);
  const start = document?.text.peek().indexOf(words) ?? -1;
  if (document && start !== -1) goTo(document.path.peek(), { start, end: start + words.length });
  else if (document) show(document);
}
