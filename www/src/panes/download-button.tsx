import { saveAs } from "../exchange/save.ts";
import { Icon } from "../parts/icon.tsx";
import { splitPath } from "../parts/words.ts";
import { persona } from "../state/linked.ts";
import { agent } from "../state/workspace.ts";

/** Saves the persona as a file. */
export function DownloadButton() {
  return (
    <button type="button" class="button" disabled={!persona.value} onClick={download}>
      <Icon name="download" />
      Download
    </button>
  );
}

function download(): void {
  const { value: made } = persona;
  const [, file] = splitPath(agent.value?.path.value ?? "persona.md");
  if (!made) return;
  saveAs(file.replace(/(\.[^.]*)?$/, ".persona.md"), made.text, "text/markdown");
}
