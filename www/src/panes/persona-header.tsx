import { computed } from "@preact/signals";
import { targets } from "../linker/targets.ts";
import { Icon } from "../parts/icon.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { number } from "../parts/words.ts";
import { chooseAgent, chooseTarget } from "../state/actions.ts";
import { persona, summaries } from "../state/linked.ts";
import { agent, target } from "../state/workspace.ts";
import { CopyButton } from "./copy-button.tsx";
import { DownloadButton } from "./download-button.tsx";

const agents = computed(() => summaries.value.filter(({ kind }) => kind === "agent"));

/** Which agent is composed, and to what. */
export function PersonaHeader() {
  return (
    <header class="persona-header">
      <AgentChoice />
      <p class="persona-tokens" title="Estimated for o200k_base, within a few percent">
        <strong>{persona.value ? number(persona.value.tokens) : "–"}</strong> tokens
      </p>
      <div class="persona-tools">
        <Segmented
          label="Target"
          name="target"
          choices={targets.map(({ name, label, about }) => ({ value: name, label, title: about }))}
          value={target.value}
          onChoose={chooseTarget}
        />
        <CopyButton />
        <DownloadButton />
      </div>
    </header>
  );
}

function AgentChoice() {
  const path = agent.value?.path.value;
  const isListed = agents.value.some((one) => one.path === path);
  return (
    <label class="agent-choice">
      <span class="agent-label">Persona of</span>
      <span class="agent-select">
        <select
          aria-label="Persona of"
          value={path ?? ""}
          onChange={(event) => chooseAgent(event.currentTarget.value)}
        >
          {isListed ? undefined : <option value={path ?? ""}>{path ?? "Choose an agent"}</option>}
          {agents.value.map((one) => (
            <option key={one.path} value={one.path}>
              {one.name ?? one.title ?? one.path}
            </option>
          ))}
        </select>
        <Icon name="fold" />
      </span>
    </label>
  );
}
