import { KindMark } from "../../parts/kind-mark.tsx";
import { number } from "../../parts/words.ts";
import { open } from "./icicle.tsx";
import type { Part } from "./parts.ts";
import { allParts } from "./state.ts";

/** The parts of the persona as a table. */
export function BudgetTable() {
  return (
    <div class="picture-scroll">
      <table class="picture-table budget-table">
        <thead>
          <tr>
            <th scope="col">Document or section</th>
            <th scope="col">Tokens</th>
            <th scope="col">Stay</th>
          </tr>
        </thead>
        <tbody>
          {allParts.value.map((part) => (
            <Row key={part.id} part={part} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ part }: { readonly part: Part }) {
  const { title, kind, depth, tokens, kept } = part;
  const state = kept === tokens ? "stays" : kept === 0 ? "goes" : "shortened";
  return (
    <tr class={`budget-${state} ${depth === 0 ? "budget-document" : ""}`}>
      <th scope="row" style={{ "--depth": String(depth) }}>
        <button type="button" class="source-path" onClick={() => open(part)}>
          {depth === 0 ? <KindMark kind={kind} /> : undefined}
          <span class="budget-title">{title}</span>
        </button>
      </th>
      <td class="mono">{number(tokens)}</td>
      <td class="mono">{kept === tokens ? "all" : number(kept)}</td>
    </tr>
  );
}
