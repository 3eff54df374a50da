import "../../styles/picture.css";
import "../../styles/graph.css";
import { useEffect } from "preact/hooks";
import { counted } from "../../parts/words.ts";
import { PictureChoice } from "../picture-choice.tsx";
import { Waiting } from "../waiting.tsx";
import { GraphTable } from "./graph-table.tsx";
import { Legend } from "./legend.tsx";
import { Stage } from "./stage.tsx";
import { inquiry, isTable, picture, shownCycle, watch } from "./state.ts";

/** The documents of the library and how they refer to each other. */
export function Graph() {
  useEffect(watch, []);
  const { value: drawn } = picture;
  if (!drawn) return <Waiting for="the graph" failure={inquiry.failure.value} />;
  if (drawn.model.nodes.length === 0) return <p class="empty">There is nothing to draw yet.</p>;
  return (
    <div class="picture graph">
      <header class="picture-header">
        <Summary />
        <PictureChoice name="graph" isTable={isTable} />
      </header>
      {isTable.value ? (
        <GraphTable />
      ) : (
        <>
          <Stage />
          <Legend />
        </>
      )}
    </div>
  );
}

function Summary() {
  const { nodes, links, cycles } = picture.value?.model ?? { nodes: [], links: [], cycles: [] };
  const missing = nodes.filter(({ kind }) => kind === "missing").length;
  return (
    <p class="picture-summary">
      <span>{counted(nodes.length - missing, "document")}</span>
      <span>{counted(links.length, "link")}</span>
      {missing > 0 ? (
        <span class="graph-missing">{counted(missing, "dangling name")}</span>
      ) : undefined}
      {cycles.length > 0 ? <Cycles count={cycles.length} /> : undefined}
    </p>
  );
}

/** Points the cycles out, one after the other. */
function Cycles({ count }: { readonly count: number }) {
  const { value: shown } = shownCycle;
  const next = () => {
    const index = shown === undefined ? 0 : shown + 1;
    shownCycle.value = index < count ? index : undefined;
  };
  return (
    <button type="button" class="graph-cycles" aria-pressed={shown !== undefined} onClick={next}>
      {shown === undefined ? counted(count, "cycle") : `Cycle ${shown + 1} of ${count}`}
    </button>
  );
}
