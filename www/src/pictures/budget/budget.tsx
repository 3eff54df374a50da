import "../../styles/picture.css";
import "../../styles/budget.css";
import { useEffect } from "preact/hooks";
import { AgentChoice } from "../../panes/agent-choice.tsx";
import { counted, number } from "../../parts/words.ts";
import { PictureChoice } from "../picture-choice.tsx";
import { Waiting } from "../waiting.tsx";
import { BudgetTable } from "./budget-table.tsx";
import { Icicle } from "./icicle.tsx";
import { Slider } from "./slider.tsx";
import { allParts, failure, isTable, parts, pointedPart, watch } from "./state.ts";

/** What the persona's tokens are spent on, and what a budget would leave of it. */
export function Budget() {
  useEffect(watch, []);
  if (parts.value.length === 0 || failure.value !== undefined) {
    return (
      <div class="picture">
        <header class="picture-header">
          <AgentChoice />
        </header>
        <Waiting for="what the persona is made of" failure={failure.value} />
      </div>
    );
  }
  return (
    <div class="picture budget">
      <header class="picture-header">
        <AgentChoice />
        <PictureChoice name="budget" isTable={isTable} />
      </header>
      <Slider />
      {isTable.value ? <BudgetTable /> : <Icicle />}
      <footer class="budget-foot">
        <Readout />
      </footer>
    </div>
  );
}

/** The part that one points at, or else what goes. */
function Readout() {
  const part = allParts.value.find(({ id }) => id === pointedPart.value);
  if (part) {
    return (
      <p>
        <strong>{part.title}</strong> {counted(part.tokens, "token")}, {stays(part)}
      </p>
    );
  }
  const sections = allParts.value.filter(({ place }) => place);
  const gone = sections.filter(({ kept }) => kept === 0).length;
  const cut = sections.filter(({ kept, tokens }) => kept > 0 && kept < tokens).length;
  if (gone + cut === 0) return <p>Everything stays.</p>;
  return (
    <p>
      {counted(gone, "section")} of {number(sections.length)} {gone === 1 ? "goes" : "go"}
      {cut > 0 ? `, ${number(cut)} ${cut === 1 ? "is" : "are"} shortened` : ""}
    </p>
  );
}

function stays({ kept, tokens }: { readonly kept: number; readonly tokens: number }): string {
  if (kept === tokens) return "which stay";
  return kept === 0 ? "which go" : `of which ${number(kept)} stay`;
}
