// The rendered persona as it stands on the page.

import type { Range } from "../state/places.ts";
import type { Block } from "./blocks.ts";
import { clean } from "./clean.ts";
import { sheet } from "./sheet.ts";

interface Shown {
  readonly html: string;
  readonly element: HTMLElement;
}

/** Rendered blocks that change only where the text does. */
export class RenderedPage {
  readonly #body: HTMLElement;
  #shown: readonly Shown[] = [];

  constructor(root: ShadowRoot) {
    root.adoptedStyleSheets = [sheet()];
    this.#body = document.createElement("div");
    this.#body.className = "body";
    root.replaceChildren(this.#body);
  }

  /** Takes new blocks. Those that stay the same are not touched, so that nothing jumps. */
  show(blocks: readonly Block[]): void {
    const before = this.#shown;
    const shorter = Math.min(before.length, blocks.length);
    let start = 0;
    while (start < shorter && before[start]?.html === blocks[start]?.html) start += 1;
    let same = 0;
    while (same < shorter - start && before.at(-1 - same)?.html === blocks.at(-1 - same)?.html) {
      same += 1;
    }
    const fresh = blocks.slice(start, blocks.length - same).map(({ html }) => ({
      html,
      element: elementOf(html),
    }));
    const kept = before.slice(before.length - same);
    for (const { element } of before.slice(start, before.length - same)) element.remove();
    const anchor = kept[0]?.element ?? null;
    for (const { element } of fresh) this.#body.insertBefore(element, anchor);
    this.#shown = [...before.slice(0, start), ...fresh, ...kept];
    for (const [index, { element }] of this.#shown.entries()) {
      const { start: from = 0, end: to = 0 } = blocks[index] ?? {};
      Object.assign(element.dataset, { start: from, end: to });
    }
  }
}

/** The place in the text of what an event is about; `undefined` where it is about nothing of it. */
export function placeOf(event: Event): Range | undefined {
  for (const target of event.composedPath()) {
    if (!(target instanceof HTMLElement)) continue;
    const { start, end } = target.dataset;
    if (start !== undefined && end !== undefined) return { start: Number(start), end: Number(end) };
  }
  return undefined;
}

function elementOf(html: string): HTMLElement {
  const element = document.createElement("section");
  element.append(clean(html));
  return element;
}
