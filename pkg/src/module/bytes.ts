/** What a WebAssembly module or a vocabulary lies in. */
export type Bytes = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/**
 * A compiled `WebAssembly.Module`. Programs for Node alone may have no types that know this name, so that ours do not
 * use it.
 */
export type CompiledModule = object;

/** Whether a value is bytes, those of another realm included. */
export function isBytes(value: unknown): value is Bytes {
  return ArrayBuffer.isView(value) || tagOf(value) === "[object ArrayBuffer]";
}

/** An edge runtime compiles in one realm and runs in another, so that `instanceof` does not tell. */
export function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value);
}
