import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Icon } from "../parts/icon.tsx";
import { persona } from "../state/linked.ts";
import { notify } from "../state/notices.ts";

/** How long the button says that it is done, in milliseconds. */
const confirmation = 1_600;

/** Copies the persona's text. */
export function CopyButton() {
  const isDone = useSignal(false);
  useEffect(() => {
    if (!isDone.value) return undefined;
    const timer = setTimeout(() => {
      isDone.value = false;
    }, confirmation);
    return () => clearTimeout(timer);
  }, [isDone.value]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(persona.value?.text ?? "");
      isDone.value = true;
    } catch {
      notify({ text: "The browser did not allow copying. Download the persona instead." });
    }
  };
  return (
    <button type="button" class="button" disabled={!persona.value} onClick={copy}>
      <Icon name={isDone.value ? "done" : "copy"} />
      <span aria-live="polite">{isDone.value ? "Copied" : "Copy"}</span>
    </button>
  );
}
