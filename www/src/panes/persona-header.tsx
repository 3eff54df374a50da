import { targets } from "../linker/targets.ts";
import { Segmented } from "../parts/segmented.tsx";
import { number } from "../parts/words.ts";
import { chooseTarget } from "../state/actions.ts";
import { count, persona } from "../state/linked.ts";
import { target } from "../state/workspace.ts";
import { AgentChoice } from "./agent-choice.tsx";
import { CopyButton } from "./copy-button.tsx";
import { DownloadButton } from "./download-button.tsx";

/** Which agent is composed, and to what. */
export function PersonaHeader() {
  return (
    <header class="persona-header">
      <AgentChoice />
      <Tokens />
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

/** The estimate, until the text that is shown has been counted. */
function Tokens() {
  const { value: made } = persona;
  const exact = count.value?.text === made?.text ? count.value : undefined;
  const about = exact
    ? `Counted for ${exact.encoding}`
    : "Estimated for o200k_base, within a few percent";
  return (
    <p class="persona-tokens" title={about}>
      {made && !exact ? "about " : ""}
      <strong>{made ? number((exact ?? made).tokens) : "–"}</strong> tokens
    </p>
  );
}
