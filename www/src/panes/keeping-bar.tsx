import { trouble, workHere, wouldBeLost } from "../state/keeping.ts";
import { downloadWorkspace } from "../state/workspaces.ts";

/** That the work is not kept, where it is not, and what to do about it. */
export function KeepingBar() {
  const { value: why } = trouble;
  if (why?.kind === "elsewhere") {
    return (
      <div class="keeping-bar" role="alert">
        <p>This workspace is open in another tab. What you change here is not kept.</p>
        <button type="button" class="button" onClick={() => void workHere()}>
          {wouldBeLost.value ? "Keep it as a copy" : "Work here"}
        </button>
      </div>
    );
  }
  if (!why || !wouldBeLost.value) return undefined;
  return (
    <div class="keeping-bar" role="alert">
      <p>The browser does not keep your work: {why.reason}. It would be gone with this tab.</p>
      <button type="button" class="button" onClick={() => void downloadWorkspace()}>
        Download as a zip
      </button>
    </div>
  );
}
