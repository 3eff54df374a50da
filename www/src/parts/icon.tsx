// Line icons on a grid of 16, drawn for this page.

const shapes = {
  add: "M8 3v10M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  copy: "M6 5.5h7v8H6zM10 5.5v-3H3v8h3",
  dark: "M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6z",
  done: "M3 8.5l3.5 3.5L13 4.5",
  download: "M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13.5h10",
  find: "M7 2.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4zM10.2 10.2L13.5 13.5",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  fold: "M4 6.2L8 10l4-3.8",
  jump: "M5 3.5h7.5V11M12.3 3.7L4 12",
  less: "M3 8h10",
  light:
    "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1",
  nodes: "M3 3h3.4v3.4H3zM9.6 9.6H13V13H9.6zM6.4 4.7h4.9v4.9",
  remove: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9",
  rename: "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9.2 4.5l2.3 2.3",
  revert: "M3.2 6.5H10a3.2 3.2 0 0 1 0 6.4H6M3 6.5l3-3M3 6.5l3 3",
  together:
    "M4.5 2.5v11M2.5 4.5l2-2 2 2M2.5 11.5l2 2 2-2M11.5 2.5v11M9.5 4.5l2-2 2 2M9.5 11.5l2 2 2-2",
  system: "M2.5 3.5h11v7h-11zM6 13.5h4",
} as const;

export type IconName = keyof typeof shapes;

/** An icon that stands beside words or in a button with a label. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
