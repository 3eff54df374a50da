// How an agent is composed, as options of a command.

import { type Command, InvalidArgumentError, Option } from "commander";
import type { Budget } from "../budget.js";
import type { PlanOptions, Scope, Target, Treatment } from "../persona.js";
import { variableName } from "../variables.js";
import { misuse } from "./exit.js";

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
  /** In which order the documents stand. */
  readonly order?: NonNullable<PlanOptions["order"]>;
  /** Values of variables, as texts. */
  readonly set?: Readonly<Record<string, string>>;
  /** A file of values of variables. */
  readonly values?: string;
  /** What the occasion is called. */
  readonly tag?: readonly string[];
  /** What becomes of what several documents have in the same words. */
  readonly repeats?: "once" | "keep";
  /** Whether comments say where the parts of the text are from. */
  readonly markers?: boolean;
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
  const { target, depth, topics, anchors, order, treat: documents, tag: tags } = settings;
  const { repeats, markers } = settings;
  const given = Object.entries({
    target,
    depth,
    topics,
    anchors,
    order,
    documents,
    tags,
    budget: budgetOf(settings),
    repeats,
    markers,
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** The words of the command line that ask for these options. */
export function wordsOf(options: PlanOptions): string {
  const {
    target,
    depth,
    topics,
    anchors,
    order,
    documents = {},
    budget,
    variables = {},
    tags = [],
    repeats,
    markers,
  } = options;
  const words: (string | number)[] = [];
  if (target !== undefined && target !== "markdown") words.push("--target", target);
  if (depth !== undefined) words.push("--depth", depth);
  if (topics !== undefined) words.push("--topics", topics);
  if (anchors !== undefined) words.push("--anchors", anchors);
  if (order !== undefined) words.push("--order", order);
  for (const [name, treatment] of Object.entries(documents))
    words.push("--treat", `${name}=${treatment}`);
  if (budget) {
    words.push("--budget", budget.tokens);
    if (budget.reserve !== undefined) words.push("--reserve", budget.reserve);
    if (budget.points) words.push("--points");
    if (budget.encoding) words.push("--tokens", budget.encoding.replace(/_base$/, ""));
  }
  for (const [name, value] of Object.entries(variables)) words.push("--set", `${name}=${value}`);
  for (const tag of tags) words.push("--tag", tag);
  if (repeats !== undefined) words.push("--repeats", repeats);
  if (markers) words.push("--markers");
  return words.map((word) => ` ${quoted(String(word))}`).join("");
}

/** A word as a shell takes it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function budgetOf({ budget: tokens, reserve, points }: CompositionSettings): Budget | undefined {
  const lonely = reserve !== undefined ? "--reserve <tokens>" : points ? "--points" : undefined;
  if (tokens === undefined && lonely) throw misuse(`option '${lonely}' needs '--budget <tokens>'`);
  if (tokens === undefined) return undefined;
  if (reserve !== undefined && reserve > tokens)
    throw misuse("option '--reserve <tokens>' keeps more free than '--budget <tokens>' has");
  return { tokens, ...(reserve !== undefined && { reserve }), ...(points && { points }) };
}

/** The form of the text. */
function targetOption(): Option {
  return new Option("-t, --target <form>", "form of the text")
    .choices(["markdown", "xml"])
    .default("markdown");
}

/** Which documents and which parts of them, and what their variables are. */
function selectionOptions(): Option[] {
  return [
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
    new Option("--order <order>", "whether the agent stands first, or what agents share").choices([
      "identity-first",
      "shared-first",
    ]),
    new Option("--set <name=value>", "value of a variable; may be given again").argParser(setting),
    new Option("--values <file>", "JSON file with values of variables by name"),
    new Option(
      "--tag <name>",
      "what the occasion is called, for conditions; may be given again",
    ).argParser(tag),
    new Option(
      "--repeats <choice>",
      "what becomes of rules and paragraphs that several documents have in the same words",
    ).choices(["once", "keep"]),
    new Option("--markers", "say in comments which lines of which document follow"),
  ];
}

const scopes = ["whole", "select"];
const treatments = ["inline", "summary", "pointer", "omit"] as const;

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function setting(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf("=");
  if (!variableName.test(text.slice(0, Math.max(at, 0))))
    throw new InvalidArgumentError("Write the name of a variable, = and its value.");
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function tag(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
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
