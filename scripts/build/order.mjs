// Functions that are alike, near each other: deflate looks back 32 KiB, and what it finds there is
// written only once.

import { counted, customSection, leb, readModule } from "./module.mjs";

const windowBytes = 32_000;
const gramBytes = 6;

// Weighs against tiny functions, which have next to nothing to share.
const gramsOfAny = 12;

/**
 * A WebAssembly module whose functions are named by where they belong; `wasm-opt
 * --reorder-functions-by-name` brings them there.
 *
 * @param {Uint8Array} module
 * @returns {Uint8Array}
 */
export function namedByPlace(module) {
  const { imported, bodies, sections } = readModule(module);
  /** @type {Map<number, number>} */
  const places = new Map(order(bodies).map((index, place) => [index, place]));
  const names = [...Array(imported + bodies.length).keys()].map((index) => {
    const place = places.get(index - imported);
    return `${place === undefined ? "import" : "place"}${String(place ?? index).padStart(6, "0")}`;
  });
  const kept = sections.filter(({ name }) => name !== "name").map(({ bytes }) => bytes);
  return Buffer.concat([module.subarray(0, 8), ...kept, nameSection(names)]);
}

/**
 * The indexes of texts, each next the one that shares most with what the window holds by then.
 *
 * @param {readonly Uint8Array[]} texts
 * @returns {number[]}
 */
export function order(texts) {
  const grams = texts.map(gramsOf);
  const owners = ownersOf(grams);
  const shared = texts.map(() => 0);
  const inWindow = new Map();
  const left = new Set(texts.keys());
  /** @type {number[]} */
  const placed = [];
  let oldest = 0;
  let size = 0;
  /** @param {number} index @param {1 | -1} change */
  const count = (index, change) => {
    for (const gram of grams[index] ?? []) {
      const before = inWindow.get(gram) ?? 0;
      inWindow.set(gram, before + change);
      if (before > 0 && before + change > 0) continue;
      for (const owner of owners.get(gram) ?? []) shared[owner] = (shared[owner] ?? 0) + change;
    }
  };
  /** @param {number} index */
  const length = (index) => texts[index]?.length ?? 0;
  /** @param {number} index */
  const likeness = (index) => (shared[index] ?? 0) / ((grams[index]?.size ?? 0) + gramsOfAny);
  while (left.size > 0) {
    const next = [...left].reduce((best, one) => (likeness(one) > likeness(best) ? one : best));
    left.delete(next);
    placed.push(next);
    count(next, 1);
    size += length(next);
    while (size - length(placed[oldest] ?? 0) > windowBytes) {
      const passed = placed[oldest++] ?? 0;
      count(passed, -1);
      size -= length(passed);
    }
  }
  return placed;
}

/**
 * The hashes of a text's runs of bytes.
 *
 * @param {Uint8Array} text
 */
function gramsOf(text) {
  const grams = new Set();
  for (let start = 0; start + gramBytes <= text.length; start++) {
    let hash = 0;
    for (const byte of text.subarray(start, start + gramBytes))
      hash = Math.imul(hash, 16_777_619) ^ byte;
    grams.add(hash);
  }
  return grams;
}

/** @param {readonly Set<number>[]} grams */
function ownersOf(grams) {
  /** @type {Map<number, number[]>} */
  const owners = new Map();
  for (const [index, own] of grams.entries()) {
    for (const gram of own) {
      const known = owners.get(gram);
      if (known) known.push(index);
      else owners.set(gram, [index]);
    }
  }
  return owners;
}

/** @param {readonly string[]} names of the functions, by index */
function nameSection(names) {
  const entries = names.map((name, index) => Buffer.concat([leb(index), counted(name)]));
  const functions = Buffer.concat([leb(names.length), ...entries]);
  return customSection("name", Buffer.concat([Buffer.of(1), counted(functions)]));
}
