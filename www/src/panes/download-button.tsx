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
  const address = URL.createObjectURL(new Blob([made.text], { type: "text/markdown" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.replace(/(\.[^.]*)?$/, ".persona.md");
  link.click();
  URL.revokeObjectURL(address);
}
