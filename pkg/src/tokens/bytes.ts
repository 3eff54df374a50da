import { invalid } from "../errors.js";

/** What a vocabulary or a module lies in. */
export type Bytes = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** What is handed in as bytes. */
export function checkBytes(value: unknown, name: string): asserts value is Bytes {
  if (!isBytes(value)) throw invalid("invalid-argument", `${name} must be bytes`);
}

export function isBytes(value: unknown): value is Bytes {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** The bytes one by one. */
export function asArray(bytes: Bytes): Uint8Array<ArrayBuffer> {
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
