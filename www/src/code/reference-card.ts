import type { Reference } from "../linker/linked.ts";
import { isApple } from "../parts/system.ts";
import { verdictWords } from "../parts/words.ts";
import { element, prose } from "./elements.ts";

/** What became of a reference, for a tooltip. */
export function referenceCard(reference: Reference): HTMLElement {
  const { target, text, verdict, tier, why, topics, suggestions } = reference;
  const how = tier
    ? `${verdictWords[verdict]} by ${tier}: ${why}`
    : `${verdictWords[verdict]}: ${why}`;
  return element("div", "cm-card", [
    element("div", "cm-card-title", [target ?? text]),
    element("div", "cm-card-how", prose(how)),
    ...list("Expected to cover", topics),
    ...list("Did you mean", suggestions),
    ...(target
      ? [element("div", "cm-card-hint", [`${isApple ? "⌘" : "Ctrl"} click opens it`])]
      : []),
  ]);
}

function list(title: string, items: readonly string[]): HTMLElement[] {
  if (items.length === 0) return [];
  return [element("div", "cm-card-how", [`${title}: ${items.join(" · ")}`])];
}
