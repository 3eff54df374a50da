import { computed } from "@preact/signals";
import { Icon } from "../parts/icon.tsx";
import { chooseAgent } from "../state/actions.ts";
import { summaries } from "../state/linked.ts";
import { agent } from "../state/workspace.ts";

const agents = computed(() => summaries.value.filter(({ kind }) => kind === "agent"));

/** Which agent is composed. */
export function AgentChoice() {
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
