import type { Signal } from "@preact/signals";

interface Properties {
  readonly label: string;
  /** The share of the room before it, in percent. */
  readonly share: Signal<number>;
  /** The id of what lies before it. */
  readonly controls: string;
}

const least = 25;
const most = 75;
const step = 2;

/** A border that is moved by dragging or by arrow keys; a double click centres it. */
export function Splitter({ label, share, controls }: Properties) {
  const set = (value: number) => {
    share.value = Math.min(most, Math.max(least, Math.round(value * 10) / 10));
  };
  const drag = (event: PointerEvent) => {
    const handle = event.currentTarget as HTMLElement;
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const before = handle.previousElementSibling?.getBoundingClientRect();
    const after = handle.nextElementSibling?.getBoundingClientRect();
    if (before && after) set(((event.clientX - before.left) / (after.right - before.left)) * 100);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    set(share.value + by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved, and this is the role for a border that can
    <div
      class="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={Math.round(share.value)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
      onDblClick={() => set(50)}
    />
  );
}
