import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { fromTransfer } from "../exchange/brought.ts";
import { bring } from "../state/bringing.ts";
import { dialog } from "../state/view.ts";

/** Takes what is dropped or pasted anywhere on the page. */
export function DropPlace() {
  const isOver = useSignal(false);
  useEffect(() => {
    const set = (over: boolean) => {
      isOver.value = over;
    };
    const stop = new AbortController();
    listen(set, stop.signal);
    return () => stop.abort();
  }, []);
  if (!isOver.value) return undefined;
  return (
    <div class="drop-place">
      <p>Drop files, a folder or a zip</p>
    </div>
  );
}

function listen(set: (over: boolean) => void, signal: AbortSignal): void {
  // Before the editors, which would take a file for its text.
  const options = { capture: true, signal };
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = "copy";
    set(true);
  };
  const drop = (event: DragEvent) => {
    set(false);
    take(event, event.dataTransfer);
  };
  addEventListener("dragover", over, options);
  addEventListener("dragleave", ({ relatedTarget }) => relatedTarget ?? set(false), options);
  addEventListener("drop", drop, options);
  addEventListener("paste", paste, options);
}

function take(event: Event, transfer: DataTransfer | null): void {
  if (!transfer?.types.includes("Files")) return;
  event.preventDefault();
  event.stopPropagation();
  void bring(fromTransfer(transfer));
}

/** Files are taken wherever they are pasted; a text becomes a document where there is no field for it. */
function paste(event: ClipboardEvent): void {
  const { clipboardData } = event;
  take(event, clipboardData);
  const [target] = event.composedPath();
  const isField = target instanceof HTMLElement && target.closest("input, [contenteditable]");
  const text = clipboardData?.getData("text/plain") ?? "";
  if (event.defaultPrevented || isField || text.trim() === "") return;
  event.preventDefault();
  dialog.value = { purpose: "create", text: text.replaceAll(/\r\n?/g, "\n") };
}
