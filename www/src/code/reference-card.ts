import type { Reference } from "../linker/linked.ts";
import { isApple } from "../parts/system.ts";
import { number, verdictWords } from "../parts/words.ts";
import { element, prose } from "./elements.ts";

/** Tells how many tokens a document has by itself. */
export type TokensOf = (path: string) => Promise<number | undefined>;

/** What became of a reference, for a tooltip. */
export function referenceCard(reference: Reference, tokensOf: TokensOf): HTMLElement {
  const { target, text, verdict, tier, why, topics, suggestions } = reference;
  const how = tier
    ? `${verdictWords[verdict]} by ${tier}: ${why}`
    : `${verdictWords[verdict]}: ${why}`;
  return element("div", "cm-card", [
    element("div", "cm-card-title", [target ?? text]),
    element("div", "cm-card-how", prose(how)),
    ...list("Expected to cover", topics),
    ...list("Did you mean", suggestions),
    ...(target ? [hint(target, tokensOf)] : []),
  ]);
}

function hint(target: string, tokensOf: TokensOf): HTMLElement {
  const tokens = element("span", "cm-card-tokens", []);
  void tokensOf(target).then((count) => {
    if (count !== undefined) tokens.textContent = `about ${number(count)} tokens`;
  });
  const way = element("span", "", [`${isApple ? "⌘" : "Ctrl"} click opens it`]);
  return element("div", "cm-card-hint", [way, tokens]);
}

function list(title: string, items: readonly string[]): HTMLElement[] {
  if (items.length === 0) return [];
  return [element("div", "cm-card-how", [`${title}: ${items.join(" · ")}`])];
}
