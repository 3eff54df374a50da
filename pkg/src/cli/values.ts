// Values of variables that come from the command line.

import { readFileSync } from "node:fs";
import type { Diagnostic } from "../diagnostic.js";
import { PromptlinkError } from "../errors.js";
import type { Library } from "../library.js";
import { reasonOf } from "../node/reason.js";
import type { PlanOptions } from "../persona.js";
import { someVariables, typedValue, type VariableValue } from "../variables.js";
import { type CompositionSettings, compositionOf } from "./composition.js";

type Values = Readonly<Record<string, VariableValue>>;

/**
 * The options of the library's methods, with values of the types that the documents of an agent declare.
 *
 * @throws {PromptlinkError} `invalid-values` where the file of values cannot be read
 */
export function optionsFor(
  library: Library,
  agent: string,
  settings: CompositionSettings,
): PlanOptions {
  const options = compositionOf(settings);
  const read = settings.values === undefined ? {} : readValues(settings.values);
  const set = settings.set ?? {};
  if (Object.keys({ ...read, ...set }).length === 0) return options;
  return { ...options, variables: typed(library, agent, { ...options, variables: read }, set) };
}

/** A value can bring in a document that declares another, whose type is known only then. */
function typed(
  library: Library,
  agent: string,
  options: PlanOptions,
  texts: Readonly<Record<string, string>>,
): Values {
  let values: Values = { ...options.variables, ...texts };
  for (let round = 0; round <= Object.keys(texts).length; round += 1) {
    const declared = library.variables(agent, { ...options, variables: values });
    const types = new Map(declared.map(({ name, type }) => [name, type]));
    const next = Object.entries(texts).map(
      ([name, text]) => [name, typedValue(types.get(name) ?? "string", text)] as const,
    );
    if (next.every(([name, value]) => values[name] === value)) return values;
    values = { ...values, ...Object.fromEntries(next) };
  }
  return values;
}

function readValues(path: string): Values {
  const values = parse(path);
  const problem = someVariables(values);
  if (problem) throw unreadable(path, `it ${problem}`);
  return values as Values;
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    throw unreadable(path, reasonOf(error as Error), error);
  }
}

function unreadable(path: string, why: string, cause?: unknown): PromptlinkError {
  const message = `${path} holds no values of variables: ${why}`;
  return new PromptlinkError("invalid-values", message, { cause });
}

const aboutGiven = new Set(["unknown-variable", "invalid-value"]);
const aboutValues = new Set([...aboutGiven, "missing-variable"]);

/** The findings about values that are given or missing, for commands that tell of no others. */
export function wrongValues(
  found: readonly Diagnostic[],
  settings: CompositionSettings,
): Diagnostic[] {
  return withArguments(
    found.filter(({ code }) => aboutValues.has(code)),
    settings,
  );
}

/** Findings about values, with the words of the command line that gave them. */
export function withArguments(
  found: readonly Diagnostic[],
  { set = {}, values }: CompositionSettings,
): Diagnostic[] {
  return found.map((finding) => {
    const { code, subject: name } = finding;
    if (name === null || !aboutGiven.has(code)) return finding;
    const argument = Object.hasOwn(set, name) ? `--set ${name}=${set[name]}` : values;
    if (argument === undefined) return finding;
    const given = `it is given by \`${argument}\``;
    return { ...finding, help: finding.help === null ? given : `${finding.help}; ${given}` };
  });
}
