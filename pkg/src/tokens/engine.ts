// The one WebAssembly instance that counts tokens, and what it was given: where it fails, the next call makes a new one
// and gives it the vocabularies again.

import * as wasm from "../../tokens/tokens.js";
import { PromptlinkError } from "../errors.js";
import type { Bytes } from "../module/bytes.js";
import { asArray } from "./bytes.js";

/** A vocabulary as it is packed: the basic part, and the rest once it is there. */
interface Vocabulary {
  readonly basic: Bytes;
  rest: Bytes | undefined;
}

/** What the WebAssembly exports. */
export const core = { ...wasm };

const smallest = 16 * 1024;
/** A buffer that grew beyond this for one large text is given back before the next. */
const largestKept = 1024 * 1024;

const encoder = new TextEncoder();

/** The vocabularies by the numbers of their encodings. */
const vocabularies = new Map<number, Vocabulary>();

let module: WebAssembly.Module | undefined;
let memory: WebAssembly.Memory | undefined;
let pointer = 0;
let capacity = 0;
let bytes = new Uint8Array(0);

/** Whether the module is there. */
export function hasModule(): boolean {
  return module !== undefined;
}

/** Takes the module. The first is kept: all are the same. */
export function setModule(given: WebAssembly.Module): void {
  module ??= given;
}

/**
 * Takes the basic part of a vocabulary, unless it is there, and says the number of its encoding.
 *
 * @throws {PromptlinkError} `invalid-vocabulary`
 */
export function load(basic: Bytes): number {
  const encoding = attempt(() => core.load(writeBytes(basic)));
  if (!vocabularies.has(encoding)) vocabularies.set(encoding, { basic, rest: undefined });
  return encoding;
}

/** @throws {PromptlinkError} `invalid-vocabulary` */
export function extend(encoding: number, rest: Bytes): void {
  attempt(() => core.extend(encoding, writeBytes(rest)));
  const vocabulary = vocabularies.get(encoding);
  if (vocabulary) vocabulary.rest = rest;
}

/** Whether both parts of a vocabulary are there. */
export function isComplete(encoding: number): boolean {
  return vocabularies.get(encoding)?.rest !== undefined;
}

/** How many tokens a text has; `undefined` where that takes the rest of the vocabulary. */
export function count(encoding: number, text: string): number | undefined {
  return attempt(() => core.count(encoding, writeText(text)));
}

/** The tokens of a text, each by its number and its end in UTF-16 units; `undefined` as {@link count} has it. */
export function encode(encoding: number, text: string): Uint32Array | undefined {
  return attempt(() => core.encode(encoding, writeText(text)));
}

/** Whether the parts of the vocabulary that are there suffice for a text. */
export function covers(encoding: number, text: string): boolean {
  return attempt(() => core.covers(encoding, writeText(text)));
}

/** Calls the WebAssembly. Where it fails, the instance is gone. */
function attempt<T>(work: () => T): T {
  prepare();
  try {
    return work();
  } catch (error) {
    // What it reports on purpose is a string.
    if (typeof error === "string") throw new PromptlinkError("invalid-vocabulary", error);
    memory = undefined;
    const message = error instanceof Error ? error.message : String(error);
    throw new PromptlinkError("internal", `counting tokens failed: ${message}`, { cause: error });
  }
}

function prepare(): void {
  if (memory) return;
  if (!module) throw new PromptlinkError("not-initialized", "the WebAssembly was not loaded");
  memory = core.initSync({ module }).memory;
  reserve(smallest);
  for (const [encoding, { basic, rest }] of vocabularies) {
    core.load(writeBytes(basic));
    if (rest) core.extend(encoding, writeBytes(rest));
  }
}

function writeBytes(given: Bytes): number {
  const source = asArray(given);
  reserve(source.length);
  view().set(source);
  return source.length;
}

/** Most text is ASCII: a byte for each unit is tried first, and the worst case kept for what did not fit. */
function writeText(text: string): number {
  if (text.length > capacity || (capacity > largestKept && text.length < largestKept))
    reserve(Math.max(smallest, text.length));
  const { read, written } = encoder.encodeInto(text, view());
  if (read === text.length) return written;
  const rest = text.slice(read);
  reserve(written + 3 * rest.length);
  return written + encoder.encodeInto(rest, view().subarray(written)).written;
}

function reserve(size: number): void {
  pointer = core.reserve(size);
  capacity = size;
  bytes = new Uint8Array(0);
}

/** Growing memory takes the old view's bytes away. */
function view(): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) bytes = new Uint8Array(memory?.buffer as ArrayBuffer, pointer, capacity);
  return bytes as Uint8Array<ArrayBuffer>;
}
