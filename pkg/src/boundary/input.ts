// Texts on their way in: encoded into a buffer in the WebAssembly's memory that is used again and again.

import { core, instance, liveMemory } from "./engine.js";

const smallest = 16 * 1024;
/** A buffer that grew beyond this for one large text is given back before the next. */
const largestKept = 1024 * 1024;

const encoder = new TextEncoder();

let owner = 0;
let pointer = 0;
let capacity = 0;
let bytes = new Uint8Array(0);

/**
 * Writes texts into the input buffer, one after the other.
 *
 * @returns the length of each in bytes
 */
export function write<const T extends readonly string[]>(...texts: T): { [K in keyof T]: number } {
  prepare(texts.reduce((sum, text) => sum + text.length, 0));
  let end = 0;
  const lengths = texts.map((text) => {
    const start = end;
    end = append(text, start);
    return end - start;
  });
  return lengths as { [K in keyof T]: number };
}

function prepare(units: number): void {
  const isNew = owner !== instance();
  if (isNew || units > capacity || (capacity > largestKept && units < largestKept)) {
    owner = instance();
    reserve(Math.max(smallest, units));
  }
}

/** Most text is ASCII: a byte for each unit is tried first, and the worst case kept for what did not fit. */
function append(text: string, start: number): number {
  const { read, written } = encoder.encodeInto(text, view().subarray(start));
  if (read === text.length) return start + written;
  const rest = text.slice(read);
  reserve(start + written + 3 * rest.length);
  return start + written + encoder.encodeInto(rest, view().subarray(start + written)).written;
}

function reserve(size: number): void {
  pointer = core.reserve(size);
  capacity = size;
  bytes = new Uint8Array(0);
}

/** Growing memory takes the old view's bytes away. */
function view(): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) {
    bytes = new Uint8Array(liveMemory().buffer as ArrayBuffer, pointer, capacity);
  }
  return bytes as Uint8Array<ArrayBuffer>;
}
