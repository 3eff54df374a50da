import { targets } from "../linker/targets.ts";
import { Segmented } from "../parts/segmented.tsx";
import { number } from "../parts/words.ts";
import { chooseTarget } from "../state/actions.ts";
import { persona } from "../state/linked.ts";
import { target } from "../state/workspace.ts";
import { AgentChoice } from "./agent-choice.tsx";
import { CopyButton } from "./copy-button.tsx";
import { DownloadButton } from "./download-button.tsx";

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
