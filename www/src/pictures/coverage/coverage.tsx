import "../../styles/picture.css";
import "../../styles/coverage.css";
import { useEffect } from "preact/hooks";
import type { Coverage } from "../../linker/coverage.ts";
import type { DocumentSummary } from "../../linker/linked.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { counted, splitPath } from "../../parts/words.ts";
import { show } from "../../state/actions.ts";
import { documentAt } from "../../state/workspace.ts";
import { Waiting } from "../waiting.tsx";
import { CellOf } from "./cell.tsx";
import { agents, columns, coveredOf, failure, nameOf, watch } from "./state.ts";
import { Topics } from "./topics.tsx";

/** Which topics the agents expect of which documents, and whether they are covered. */
export function CoverageMatrix() {
  useEffect(watch, []);
  const { value: rows } = agents;
  if (!rows) return <Waiting for="the coverage" failure={failure.value} />;
  if (columns.value.length === 0) {
    return (
      <p class="empty">
        No agent names topics that it expects of a document. “Follow <code>style.md</code>,
        including:” and a list below would.
      </p>
    );
  }
  return (
    <div class="picture coverage">
      <header class="picture-header">
        <Summary rows={rows} />
      </header>
      <div class="picture-scroll">
        <table class="coverage-table">
          <thead>
            <tr>
              <th scope="col" class="coverage-corner">
                Agent
              </th>
              {columns.value.map((column) => (
                <Column key={column.path} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.agent} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Topics />
    </div>
  );
}

function Summary({ rows }: { readonly rows: readonly Coverage[] }) {
  const shown = new Set(columns.value.map(({ path }) => path));
  const topics = rows.flatMap(({ documents }) =>
    documents.filter(({ path }) => shown.has(path)).flatMap((one) => one.topics),
  );
  const missing = topics.length - coveredOf(topics);
  return (
    <p class="picture-summary">
      <span>{counted(topics.length, "promised topic")}</span>
      {missing === 0 ? (
        <span>all covered</span>
      ) : (
        <span class="coverage-missing">{missing} not covered</span>
      )}
    </p>
  );
}

function Column({ column: { path, kind } }: { readonly column: DocumentSummary }) {
  const [, file] = splitPath(path);
  return (
    <th scope="col" class="coverage-column">
      <button type="button" title={path} onClick={() => openAt(path)}>
        <KindMark kind={kind} />
        <span>{file.replace(/\.[^.]*$/, "")}</span>
      </button>
    </th>
  );
}

function Row({ row }: { readonly row: Coverage }) {
  return (
    <tr>
      <th scope="row" class="coverage-agent">
        <button type="button" title={row.agent} onClick={() => openAt(row.agent)}>
          {nameOf(row.agent)}
        </button>
      </th>
      {columns.value.map(({ path }) => (
        <CellOf key={path} row={row} path={path} />
      ))}
    </tr>
  );
}

function openAt(path: string): void {
  const document = documentAt(path);
  if (document) show(document);
}
