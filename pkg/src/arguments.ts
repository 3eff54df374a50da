// Checks of what callers hand in, before anything reaches the WebAssembly: there, a number in the place of a string is
// an access out of bounds.

import { invalid, PromptlinkError } from "./errors.js";
import { nearest } from "./nearest.js";

/** A text. Lone surrogates are let through: the library reports them with their place. */
export function checkText(value: unknown, name: string): asserts value is string {
  if (typeof value !== "string") {
    throw invalid("invalid-argument", `${name} must be a string, not ${describe(value)}`);
  }
}

/** A place in a text. */
export function checkNumber(value: unknown, name: string): asserts value is number {
  if (typeof value !== "number" || Number.isNaN(value)) {
    throw invalid("invalid-argument", `${name} must be a number, not ${describe(value)}`);
  }
}

/** A name that is handed to the WebAssembly as it is. */
export function checkName(value: unknown, name: string): asserts value is string {
  checkText(value, name);
  if (firstLoneSurrogate(value) !== -1) {
    throw invalid(
      "invalid-argument",
      `${name} holds a lone surrogate, which no file name can hold`,
    );
  }
}

/** The key of a document. Everything but its normal form is checked by the core. */
export function checkPath(value: unknown, name: string): asserts value is string {
  checkName(value, name);
  if (value !== value.normalize("NFC")) {
    const message = `\`${value}\` is no path of a document: it is not in Unicode's normal form C, which \`.normalize()\` gives`;
    throw new PromptlinkError("invalid-path", message, { document: value });
  }
}

/** What an option may be. */
export type OptionCheck = (value: unknown) => string | undefined;

/** One of a few words. */
export function oneOf(...words: readonly string[]): OptionCheck {
  return (value) => {
    if (typeof value === "string" && words.includes(value)) return undefined;
    const [guess] = typeof value === "string" ? nearest(value, words) : [];
    const list = words.map((word) => JSON.stringify(word)).join(", ");
    return `must be one of ${list}, not ${describe(value)}${meant(guess)}`;
  };
}

/** An object whose values are each one of a few words. */
export function mapOf(...words: readonly string[]): OptionCheck {
  const one = oneOf(...words);
  return (value) => {
    if (!isObject(value)) return `must be an object, not ${describe(value)}`;
    for (const [name, word] of Object.entries(value)) {
      const problem = one(word);
      if (problem) return `for ${JSON.stringify(name)} ${problem}`;
    }
    return undefined;
  };
}

/** A whole number that is not negative. */
export function wholeNumber(value: unknown): string | undefined {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff_ffff)
    return undefined;
  return `must be a whole number that is not negative, not ${describe(value)}`;
}

/** Yes or no. */
export function trueOrFalse(value: unknown): string | undefined {
  return typeof value === "boolean" ? undefined : `must be true or false, not ${describe(value)}`;
}

/** A text. */
export function aString(value: unknown): string | undefined {
  return typeof value === "string" ? undefined : `must be a string, not ${describe(value)}`;
}

/** A function. */
export function aFunction(value: unknown): string | undefined {
  return typeof value === "function" ? undefined : `must be a function, not ${describe(value)}`;
}

/** A list of strings. */
export function strings(value: unknown): string | undefined {
  const fits = Array.isArray(value) && value.every((item) => typeof item === "string");
  return fits ? undefined : `must be a list of strings, not ${describe(value)}`;
}

/** An object whose values are strings. */
export function stringMap(value: unknown): string | undefined {
  const fits = isObject(value) && Object.values(value).every((item) => typeof item === "string");
  return fits ? undefined : `must be an object whose values are strings, not ${describe(value)}`;
}

/** An object that has all of these fields, and maybe others. */
export function fields(checks: Readonly<Record<string, OptionCheck>>): OptionCheck {
  return (value) => {
    if (!isObject(value)) return `must be an object, not ${describe(value)}`;
    for (const [name, check] of Object.entries(checks)) {
      const problem = check(value[name]);
      if (problem) return `has a field ${JSON.stringify(name)} that ${problem}`;
    }
    return undefined;
  };
}

/** A list of values that all pass a check. */
export function listOf(check: OptionCheck): OptionCheck {
  return (value) => {
    if (!Array.isArray(value)) return `must be a list, not ${describe(value)}`;
    const problem = value.map(check).find((found) => found !== undefined);
    return problem && `has an item that ${problem}`;
  };
}

/** `null`, or what passes a check. */
export function orNull(check: OptionCheck): OptionCheck {
  return (value) => (value === null ? undefined : check(value));
}

/**
 * Options: each name known, each value of its kind. An option that is `undefined` counts as not given.
 *
 * @returns the options that are given
 */
export function checkOptions(
  value: unknown,
  checks: Readonly<Record<string, OptionCheck>>,
  of: string,
): Record<string, unknown> {
  if (value === undefined) return {};
  if (!isObject(value)) {
    throw invalid(
      "invalid-argument",
      `the options of ${of} must be an object, not ${describe(value)}`,
    );
  }
  const given = Object.entries(value).filter(([, option]) => option !== undefined);
  for (const [name, option] of given) checkOption(name, option, checks, of);
  return Object.fromEntries(given);
}

function checkOption(
  name: string,
  value: unknown,
  checks: Readonly<Record<string, OptionCheck>>,
  of: string,
): void {
  const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
  if (!check) {
    const [guess] = nearest(name, Object.keys(checks));
    throw invalid("invalid-option", `${of} has no option ${JSON.stringify(name)}${meant(guess)}`);
  }
  const problem = check(value);
  if (problem)
    throw invalid("invalid-option", `the option ${JSON.stringify(name)} of ${of} ${problem}`);
}

/** Where a text is no Unicode: the first surrogate without its other half, or -1. */
export function firstLoneSurrogate(text: string): number {
  const { isWellFormed } = text as { isWellFormed?: () => boolean };
  return isWellFormed?.call(text) === true ? -1 : text.search(/\p{Surrogate}/u);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What may have been meant, as the end of a message. */
export function meant(guess: string | undefined): string {
  return guess === undefined ? "" : `; did you mean ${JSON.stringify(guess)}?`;
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value === undefined ? "undefined" : `a value of type ${typeof value}`;
}
