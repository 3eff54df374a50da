// How a persona differs from what is recorded of it.

import type { Drift, LockedPersona } from "../../node/lock.js";
import type { PlanOptions } from "../../persona.js";
import { quoted, wordsOf } from "../composition.js";
import type { Paint } from "../terminal/style.js";
import { visible } from "../terminal/visible.js";

const words: Readonly<Record<Drift["what"], string>> = {
  added: "is new in it",
  removed: "is no longer in it",
  changed: "has changed",
  output: "has not changed, but the text is another: the library around it or promptlink has",
};

/**
 * The lines that say so; without differences, that nothing is recorded.
 *
 * @param library the folder that was named on the command line
 */
export function renderDrift(
  { agent, options }: LockedPersona,
  differences: readonly Drift[] | undefined,
  library: string | undefined,
  paint: Paint,
): string[] {
  const persona = `${visible(agent)} (${describe(options)})`;
  const command = visible(
    `promptlink lock ${quoted(agent)}${inLibrary(library)}${wordsOf(options)}`,
  );
  if (!differences) {
    return [
      `${paint("error", "error[not-locked]:")} promptlink.lock does not hold ${persona}`,
      help(`record it with \`${command}\``, paint),
    ];
  }
  return [
    `${paint("error", "error[lock-drift]:")} ${persona} is not what promptlink.lock records`,
    ...differences.map(
      ({ what, document }) => `  ${paint("strong", visible(document))} ${words[what]}`,
    ),
    help(`look at what changed, then record it with \`${command}\``, paint),
  ];
}

/**
 * The lines that say that there is no record at all.
 *
 * @param library the folder that was named on the command line
 */
export function renderNoLock(library: string | undefined, paint: Paint): string[] {
  const command = visible(`promptlink lock${inLibrary(library)}`);
  return [
    `${paint("error", "error[not-locked]:")} there is no promptlink.lock`,
    help(`record all agents with \`${command}\``, paint),
  ];
}

function inLibrary(library: string | undefined): string {
  return library === undefined ? "" : ` --library ${quoted(library)}`;
}

/** The form of a persona, and what else was asked for. */
export function describe(options: PlanOptions): string {
  const { target = "markdown", ...others } = options;
  return `${target}${visible(wordsOf(others))}`;
}

function help(text: string, paint: Paint): string {
  return `  = ${paint("help", "help:")} ${text}`;
}
