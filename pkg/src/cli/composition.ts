// How an agent is composed, as options of a command.

import { type Command, InvalidArgumentError, Option } from "commander";
import type { Budget } from "../budget.js";
import type { PlanOptions, Scope, Target, Treatment } from "../persona.js";

/** What the commands take that compose, or say what composing would do. */
export interface CompositionSettings {
  /** The form of the text. */
  readonly target: Target;
  /** How many references away documents are followed. */
  readonly depth?: number;
  /** What references that list topics bring in. */
  readonly topics?: Scope;
  /** What references to a part of a document bring in. */
  readonly anchors?: Scope;
  /** What becomes of single documents. */
  readonly treat?: Readonly<Record<string, Treatment>>;
  /** How many tokens the persona may have. */
  readonly budget?: number;
  /** How many of them are kept free. */
  readonly reserve?: number;
  /** Whether a line takes the place of each document that goes. */
  readonly points?: boolean;
}

/** Adds the options to a command. */
export function withComposition(command: Command): Command {
  return [targetOption(), ...selectionOptions()].reduce(
    (command, option) => command.addOption(option),
    command,
  );
}

/** The options of the library's methods. What is not given is left to their defaults. */
export function compositionOf(settings: CompositionSettings): PlanOptions {
  const { target, depth, topics, anchors, treat: documents } = settings;
  const given = Object.entries({
    target,
    depth,
    topics,
    anchors,
    documents,
    budget: budgetOf(settings),
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function budgetOf({ budget: tokens, reserve, points }: CompositionSettings): Budget | undefined {
  if (tokens === undefined) return undefined;
  return { tokens, ...(reserve !== undefined && { reserve }), ...(points && { points }) };
}

/** The form of the text. */
export function targetOption(): Option {
  return new Option("-t, --target <form>", "form of the text")
    .choices(["markdown", "xml"])
    .default("markdown");
}

/** Which documents and which parts of them. None of them goes with a lock, which records the defaults. */
function selectionOptions(): Option[] {
  const options = [
    new Option("--depth <number>", "how many references away documents are followed").argParser(
      wholeNumber,
    ),
    new Option("--topics <scope>", "what a reference with topics brings in").choices(scopes),
    new Option("--anchors <scope>", "what a reference to a part of a document brings in").choices(
      scopes,
    ),
    new Option(
      "--treat <document=treatment>",
      "what becomes of a document, by path, name or glob: inline, summary, pointer or omit; may be given again",
    ).argParser(treatment),
    new Option("--budget <tokens>", "how many tokens the persona may have").argParser(wholeNumber),
    new Option("--reserve <tokens>", "how many of the budget are kept free").argParser(wholeNumber),
    new Option("--points", "name each document that the budget has no room for in a line"),
  ];
  return options.map((option) => option.conflicts("frozen"));
}

const scopes = ["whole", "select"];
const treatments = ["inline", "summary", "pointer", "omit"] as const;

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function treatment(
  text: string,
  before: Record<string, Treatment> = {},
): Record<string, Treatment> {
  const at = text.lastIndexOf("=");
  const word = treatments.find((treatment) => treatment === text.slice(at + 1));
  if (at < 1 || word === undefined) {
    const message = `Write a document, = and one of ${treatments.join(", ")}.`;
    throw new InvalidArgumentError(message);
  }
  return { ...before, [text.slice(0, at)]: word };
}
