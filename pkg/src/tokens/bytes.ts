import { invalid } from "../errors.js";
import { type Bytes, isBytes } from "../module/bytes.js";

/** What is handed in as bytes. */
export function checkBytes(value: unknown, name: string): asserts value is Bytes {
  if (!isBytes(value)) throw invalid("invalid-argument", `${name} must be bytes`);
}

/** The bytes one by one. */
export function asArray(bytes: Bytes): Uint8Array<ArrayBuffer> {
  if (!ArrayBuffer.isView(bytes)) return new Uint8Array(bytes);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
