/** Moves the focus among the elements that a selector finds in a list, by arrow keys, Home and End. */
export function moveFocus(event: KeyboardEvent, selector: string): void {
  const list = event.currentTarget as HTMLElement;
  const rows = [...list.querySelectorAll<HTMLElement>(selector)];
  const index = rows.indexOf(document.activeElement as HTMLElement);
  const steps = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 };
  const next = steps[event.key as keyof typeof steps];
  if (next === undefined) return;
  event.preventDefault();
  rows.at(next % rows.length)?.focus();
}
