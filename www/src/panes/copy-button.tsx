import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Icon } from "../parts/icon.tsx";
import { persona } from "../state/linked.ts";
import { notify } from "../state/notices.ts";

/** How long the button says that it is done, in milliseconds. */
const confirmation = 1_600;

/** Copies the persona's text. */
export function CopyButton() {
  return <CopyText text={() => persona.value?.text ?? ""} disabled={!persona.value} />;
}

interface Properties {
  readonly text: () => string;
  readonly disabled: boolean;
}

/** Copies a text. */
export function CopyText({ text, disabled }: Properties) {
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
      await navigator.clipboard.writeText(text());
      isDone.value = true;
    } catch {
      notify({ text: "The browser did not allow copying. Download the persona instead." });
    }
  };
  return (
    <button type="button" class="button" disabled={disabled} onClick={copy}>
      <Icon name={isDone.value ? "done" : "copy"} />
      <span aria-live="polite">{isDone.value ? "Copied" : "Copy"}</span>
    </button>
  );
}
