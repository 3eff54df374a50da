// `promptlink.lock`: what personas were made of and what came out, so that a later run can be held to it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkText, isObject } from "../arguments.js";
import { digest } from "../cache.js";
import { PromptlinkError } from "../errors.js";
import type { Library } from "../library.js";
import type { ComposeOptions, Persona, PlanOptions } from "../persona.js";
import { writeWhole } from "./write.js";

/** The file that holds a library's lock, in its folder. */
export const lockFile = "promptlink.lock";

const version = 1;

/** What is recorded of several personas. */
export interface Lock {
  /** The version of this form. */
  readonly version: 1;
  /** The personas, by agent and options. */
  readonly personas: readonly LockedPersona[];
}

/** What is recorded of a persona. */
export interface LockedPersona {
  /** The path of the agent's document. */
  readonly agent: string;
  /** How it was composed; what is not given was left at its default. */
  readonly options: PlanOptions;
  /** The SHA-256 of the persona's text in UTF-8, in hexadecimal digits. */
  readonly output: string;
  /** The SHA-256 of each document's text in UTF-8, by path. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** A difference between what is recorded of a persona and what it is now. */
export interface Drift {
  /** What differs; `output` alone where the same documents gave another text. */
  readonly what: "added" | "removed" | "changed" | "output";
  /** The path of the document that came, went or changed; the agent's for `output`. */
  readonly document: string;
}

/**
 * Composes an agent and records what it was made of and what came out.
 *
 * @throws {PromptlinkError} like {@link Library.compose}
 */
export function lockPersona(
  library: Library,
  agent: string,
  options: ComposeOptions = {},
): LockedPersona {
  return lockedPersona(library, library.compose(agent, options), options);
}

/** What is recorded of a persona that was composed so. */
export function lockedPersona(
  library: Library,
  persona: Persona,
  options: ComposeOptions,
): LockedPersona {
  const paths = persona.sources.map(({ path }) => path);
  const inputs = paths.map((path): [string, string] => [path, digest(library.text(path) ?? "")]);
  return {
    agent: persona.agent,
    options: recorded(options),
    output: persona.digest,
    inputs: sorted(Object.fromEntries(inputs)),
  };
}

/** How a persona differs from what is recorded of it, by document; nothing where it is the same. */
export function drift(locked: LockedPersona, now: LockedPersona): Drift[] {
  const paths = [...new Set([...Object.keys(locked.inputs), ...Object.keys(now.inputs)])].sort();
  const differences = paths.flatMap((document): Drift[] => {
    const [before, after] = [locked.inputs[document], now.inputs[document]];
    if (before === after) return [];
    if (before === undefined) return [{ what: "added", document }];
    return [{ what: after === undefined ? "removed" : "changed", document }];
  });
  if (differences.length > 0 || locked.output === now.output) return differences;
  return [{ what: "output", document: now.agent }];
}

/** The record of an agent that was composed with these options; `undefined` where there is none. */
export function findLocked(
  lock: Lock | undefined,
  agent: string,
  options: ComposeOptions,
): LockedPersona | undefined {
  const key = keyOf({ agent, options });
  return lock?.personas.find((persona) => keyOf(persona) === key);
}

/** The lock with these records in it, each in the place of the one with the same agent and options. */
export function withLocked(lock: Lock | undefined, personas: readonly LockedPersona[]): Lock {
  const all = new Map([...(lock?.personas ?? []), ...personas].map((one) => [keyOf(one), one]));
  const inOrder = [...all].sort(([one], [other]) => (one < other ? -1 : 1));
  return { version, personas: inOrder.map(([, persona]) => persona) };
}

/**
 * The lock of the library in a folder; `undefined` where there is none.
 *
 * @throws {PromptlinkError} `invalid-lock` where its file cannot be read
 */
export async function readLock(folder: string): Promise<Lock | undefined> {
  checkText(folder, "the folder");
  const path = join(folder, lockFile);
  try {
    return parse(path, readFileSync(path, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw error instanceof PromptlinkError ? error : unreadable(path, message, error);
  }
}

/** Writes the lock of the library in a folder, whole or not at all. */
export async function writeLock(folder: string, lock: Lock): Promise<void> {
  checkText(folder, "the folder");
  writeWhole(join(folder, lockFile), `${JSON.stringify(lock, null, 2)}\n`);
}

function parse(path: string, text: string): Lock {
  const lock: unknown = JSON.parse(text);
  if (!isObject(lock) || lock["version"] !== version) {
    throw unreadable(path, `it is not of version ${version}`);
  }
  const personas = lock["personas"];
  if (!Array.isArray(personas) || !personas.every(isLocked)) {
    throw unreadable(path, "its `personas` are not a list of records");
  }
  return { version, personas };
}

function isLocked(value: unknown): value is LockedPersona {
  return (
    isObject(value) &&
    typeof value["agent"] === "string" &&
    typeof value["output"] === "string" &&
    isObject(value["options"]) &&
    isObject(value["inputs"]) &&
    Object.values(value["inputs"]).every((one) => typeof one === "string")
  );
}

function unreadable(path: string, why: string, cause?: unknown): PromptlinkError {
  const message = `${path} cannot be read: ${why}; delete it and run \`promptlink lock\` to make it anew`;
  return new PromptlinkError("invalid-lock", message, { cause });
}

function keyOf({ agent, options }: { agent: string; options: ComposeOptions }): string {
  return JSON.stringify([agent, recorded(options)]);
}

/**
 * Options as they are recorded: whatever order they were given in, equal ones are written alike. What counts the tokens
 * is recorded by its name, and only where the text depends on it.
 */
function recorded({ tokenizer, ...options }: ComposeOptions): PlanOptions {
  const { budget, tags } = options;
  const encoding = tokenizer?.encoding;
  return inOrder({
    ...options,
    budget: budget && { ...budget, ...(encoding !== undefined && { encoding }) },
    tags: tags && [...new Set(tags)].sort(),
  }) as PlanOptions;
}

/** A value whose objects have their keys in order, without those that are not given. */
function inOrder(value: unknown): unknown {
  if (!isObject(value)) return value;
  return sorted(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inOrder(one)])));
}

function sorted<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.sort(([one], [other]) => (one < other ? -1 : 1)));
}
