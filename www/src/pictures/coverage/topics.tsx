import type { Topic } from "../../linker/coverage.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Path } from "../../parts/path.tsx";
import { goTo } from "../../state/actions.ts";
import { stateOf } from "./cell.tsx";
import { chosen, listed, nameOf } from "./state.ts";

const keys = [
  ["coverage-title", "a title covers it"],
  ["coverage-text", "only text does"],
  ["coverage-none", "nothing does"],
] as const;

/** The topics of the chosen cell, each with the sections that cover it. */
export function Topics() {
  const { value: list } = listed;
  if (!list) {
    return (
      <p class="coverage-hint">
        {keys.map(([state, words]) => (
          <span key={state}>
            <span class={`coverage-mark ${state}`} /> {words}
          </span>
        ))}
      </p>
    );
  }
  const close = () => {
    chosen.value = undefined;
  };
  return (
    <section class="coverage-topics" aria-label="Topics">
      <header>
        <h2>
          {nameOf(list.agent)} <span class="coverage-of">expects of</span> <Path path={list.path} />
        </h2>
        <IconButton icon="close" label="Close" onClick={close} />
      </header>
      <ul>
        {list.topics.map((topic) => (
          <Entry key={topic.text} topic={topic} agent={list.agent} path={list.path} />
        ))}
      </ul>
    </section>
  );
}

interface EntryProperties {
  readonly topic: Topic;
  readonly agent: string;
  readonly path: string;
}

function Entry({ topic, agent, path }: EntryProperties) {
  const { text, place, sections } = topic;
  return (
    <li>
      <span class={`coverage-mark ${stateOf(topic)}`} aria-hidden="true" />
      <button type="button" class="coverage-jump" onClick={() => goTo(agent, place)}>
        {text}
      </button>
      <span class="coverage-sections">
        {sections.length === 0 ? <span class="coverage-missing">not covered</span> : undefined}
        {sections.map(({ title, start, by }) => (
          <span key={start}>
            <button
              type="button"
              class="coverage-jump"
              onClick={() => goTo(path, { start, end: start })}
            >
              {title}
            </button>
            {by === "text" ? <span class="coverage-of"> in its text</span> : undefined}
          </span>
        ))}
      </span>
    </li>
  );
}
