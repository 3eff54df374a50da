import type { Target } from "./linked.ts";

/** A form that a persona takes, as the page offers it. */
export interface TargetChoice {
  readonly name: Target;
  readonly label: string;
  readonly about: string;
}

/** The targets in the order in which they are offered. */
export const targets: readonly TargetChoice[] = [
  { name: "markdown", label: "Markdown", about: "One Markdown text, a heading for each document" },
  { name: "xml", label: "XML", about: "Markdown in tags, a pair for each document" },
];

/** Whether a word names a target. */
export function isTarget(word: string | null): word is Target {
  return targets.some(({ name }) => name === word);
}
