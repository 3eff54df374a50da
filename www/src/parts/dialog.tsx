import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface Properties {
  readonly title: string;
  /** What the main button says; without it there is only one to close. */
  readonly action?: string;
  readonly isReady?: boolean;
  /** Does it; the dialog closes where the answer is `true`. */
  readonly onSubmit?: () => boolean | Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A question that is answered before anything else. Escape takes it back. */
export function Dialog(properties: Properties) {
  const { title, action, isReady = true, onSubmit, onClose, children } = properties;
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  // At once: a key that is pressed meanwhile would go to the page.
  useLayoutEffect(() => {
    element.current?.showModal();
    // The browser would take the first choice, which need not be the one that is made.
    element.current?.querySelector<HTMLInputElement>("input:checked")?.focus();
    selectName(element.current?.querySelector("input[data-first]"));
  }, []);
  const close = () => element.current?.close();
  const isBusy = useRef(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    // A second Enter must not do it twice.
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      if (!onSubmit || (await onSubmit())) close();
    } finally {
      isBusy.current = false;
    }
  };
  return (
    <dialog class="dialog" ref={element} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        {children}
        <footer class="dialog-buttons">
          <button type="button" class="button" onClick={close}>
            {action ? "Cancel" : "Close"}
          </button>
          {action ? (
            <button type="submit" class="button button-main" disabled={!isReady}>
              {action}
            </button>
          ) : undefined}
        </footer>
      </form>
    </dialog>
  );
}

/** Selects the name of the file, which is what one changes most. */
export function selectName(input: HTMLInputElement | null | undefined): void {
  if (!input) return;
  const start = input.value.lastIndexOf("/") + 1;
  const dot = input.value.lastIndexOf(".");
  input.focus();
  input.setSelectionRange(start, dot > start ? dot : input.value.length);
}
