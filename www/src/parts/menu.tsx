import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { moveFocus } from "./rows.ts";

interface Properties {
  /** What the button says to those who do not see it. */
  readonly label: string;
  /** What the button shows. */
  readonly face: ComponentChildren;
  readonly children: ComponentChildren;
}

type Toggle = Pick<ToggleEvent, "newState">;

const margin = 8;
const usable = ".menu-item:not(:disabled)";

/**
 * A button that opens a list of things to do. Arrow keys move in it, Escape closes it. The list is there before it is
 * opened, so that the browser gives it the focus as it opens, and no key is lost.
 */
export function Menu({ label, face, children }: Properties) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const prepare = ({ newState }: Toggle) => {
    if (newState !== "open" || !list.current) return;
    const items = list.current.querySelectorAll<HTMLElement>(usable);
    for (const [index, item] of items.entries()) item.autofocus = index === 0;
  };
  const toggle = ({ newState }: Toggle) => {
    setOpen(newState === "open");
    if (newState === "open" && list.current && button.current) place(list.current, button.current);
  };
  return (
    <>
      <button
        type="button"
        class="menu-button"
        ref={button}
        popovertarget={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
      >
        {face}
      </button>
      <div
        class="menu"
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        ref={list}
        onBeforeToggle={prepare}
        onToggle={toggle}
        onKeyDown={(event) => moveFocus(event, usable)}
      >
        {children}
      </div>
    </>
  );
}

interface Item {
  readonly children: ComponentChildren;
  readonly onChoose: () => void;
  readonly disabled?: boolean;
  /** For one of several, whether it is the one. */
  readonly checked?: boolean;
}

/** Something to do. */
export function MenuItem({ children, onChoose, disabled = false, checked }: Item) {
  const choose = (event: MouseEvent) => {
    (event.currentTarget as HTMLElement).closest<HTMLElement>("[popover]")?.hidePopover();
    onChoose();
  };
  const isOne = checked !== undefined;
  const role = isOne
    ? ({ role: "menuitemradio", "aria-checked": checked } as const)
    : ({ role: "menuitem" } as const);
  return (
    <button
      type="button"
      class="menu-item"
      {...role}
      tabIndex={-1}
      disabled={disabled}
      onClick={choose}
    >
      {children}
    </button>
  );
}

/** Things to do that belong together. */
export function MenuGroup({ children }: { readonly children: ComponentChildren }) {
  // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu
  return <div role="group">{children}</div>;
}

function place(list: HTMLElement, button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect();
  const most = innerWidth - list.offsetWidth - margin;
  list.style.left = `${Math.max(margin, Math.min(left, most))}px`;
  list.style.top = `${bottom + 4}px`;
  list.style.maxHeight = `${innerHeight - bottom - 4 - margin}px`;
}
