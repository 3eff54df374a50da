import type { Coverage, Topic } from "../../linker/coverage.ts";
import { splitPath } from "../../parts/words.ts";
import { chosen, coveredOf, expectationOf, nameOf } from "./state.ts";

interface Properties {
  readonly row: Coverage;
  readonly path: string;
}

/** What an agent expects of a document: a mark for each topic. */
export function CellOf({ row, path }: Properties) {
  const expectation = expectationOf(row, path);
  if (!expectation) return <td class="coverage-cell" />;
  const { topics } = expectation;
  if (topics.length === 0) {
    return (
      <td class="coverage-cell">
        <span class="coverage-named" title="Named, without topics">
          <span class="unseen">named, without topics</span>
        </span>
      </td>
    );
  }
  const covered = coveredOf(topics);
  const isChosen = chosen.value?.agent === row.agent && chosen.value.path === path;
  const choose = () => {
    chosen.value = isChosen ? undefined : { agent: row.agent, path };
  };
  return (
    <td class="coverage-cell">
      <button
        type="button"
        class="coverage-button"
        aria-pressed={isChosen}
        title={`${nameOf(row.agent)}, ${splitPath(path)[1]}: ${covered} of ${topics.length} topics covered`}
        onClick={choose}
      >
        <span class="coverage-marks" aria-hidden="true">
          {topics.map((topic) => (
            <span key={topic.text} class={`coverage-mark ${stateOf(topic)}`} />
          ))}
        </span>
        <span class={covered < topics.length ? "coverage-short" : "coverage-count"}>
          {covered}/{topics.length}
        </span>
      </button>
    </td>
  );
}

/** The class of a topic's mark: covered by titles, by text alone, or not at all. */
export function stateOf({ sections }: Topic): string {
  if (sections.length === 0) return "coverage-none";
  return sections.some(({ by }) => by === "title") ? "coverage-title" : "coverage-text";
}
