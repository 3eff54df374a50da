// Vocabularies as bytes, in two parts; `tokens/src/vocabulary/pack.rs` describes the format, and reads it.

import { bytes, joinsOf } from "./joins.mjs";
import { encodings } from "./ranks.mjs";

/**
 * Packs a vocabulary.
 *
 * @param {typeof encodings[number]} encoding
 * @param {readonly string[]} tokens
 * @param {(token: string) => boolean} isBasic whether a token goes into the basic part
 */
export function pack(encoding, tokens, isBasic) {
  const joins = joinsOf(tokens);
  const basicBits = tokens.slice(bytes).map(isBasic);
  const part = (/** @type {boolean} */ wanted) =>
    [...joins.keys()].filter((index) => basicBits[index] === wanted);
  const [inBasic, inRest] = [part(true), part(false)];
  const alphabet = Buffer.from(tokens.slice(0, bytes).join(""), "latin1");
  const basic = file(encoding, 0, 0, joins.length, [
    alphabet,
    bits(basicBits),
    planes(joins, inBasic, inBasic),
  ]);
  const sum = basic.readUInt32LE(8);
  const rest = file(encoding, 1, sum, joins.length, [
    planes(joins, inRest, [...inRest, ...inBasic]),
  ]);
  return { basic, rest };
}

/**
 * @param {typeof encodings[number]} encoding
 * @param {0 | 1} part
 * @param {number} sumOfBasic
 * @param {number} joined how many tokens of the whole vocabulary are joined of two others
 * @param {readonly Uint8Array[]} body
 */
function file(encoding, part, sumOfBasic, joined, body) {
  const head = Buffer.alloc(20);
  head.write("PLV1", "latin1");
  head[4] = encodings.indexOf(encoding);
  head[5] = part;
  head.writeUInt32LE(sumOfBasic, 12);
  head.writeUInt32LE(joined, 16);
  const whole = Buffer.concat([head, ...body]);
  whole.writeUInt32LE(checksum(whole.subarray(12)), 8);
  return whole;
}

/** @param {readonly boolean[]} list */
function bits(list) {
  const packed = Buffer.alloc(Math.ceil(list.length / 8));
  for (const [index, bit] of list.entries()) {
    if (bit) packed[index >> 3] = (packed[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return packed;
}

/**
 * The pairs of a part as six planes of bytes.
 *
 * @param {readonly (readonly [number, number])[]} joins
 * @param {readonly number[]} part the joins that are in it
 * @param {readonly number[]} numbered the joins in the order of their numbers
 */
function planes(joins, part, numbered) {
  const numbers = new Map(numbered.map((index, number) => [bytes + index, bytes + number]));
  const packed = Buffer.alloc(6 * part.length);
  for (const [row, index] of part.entries()) {
    for (const [side, token] of (joins[index] ?? []).entries()) {
      const number = token < bytes ? token : (numbers.get(token) ?? NaN);
      for (let byte = 0; byte < 3; byte += 1)
        packed[(3 * side + byte) * part.length + row] = number >> (8 * byte);
    }
  }
  return packed;
}

/**
 * FNV-1a of 32 bits, over numbers of four bytes and then the bytes that are left.
 *
 * @param {Buffer} bytes
 */
function checksum(bytes) {
  const whole = bytes.length - (bytes.length % 4);
  let sum = 0x811c9dc5;
  const add = (/** @type {number} */ number) => {
    sum = Math.imul(sum ^ number, 0x01000193);
  };
  for (let at = 0; at < whole; at += 4) add(bytes.readUInt32LE(at));
  for (const byte of bytes.subarray(whole)) add(byte);
  return sum >>> 0;
}
