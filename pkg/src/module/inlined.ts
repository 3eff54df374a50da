import { base64, size } from "../../wasm/inlined.js";
import { compile } from "./compile.js";
import { inflateSync } from "./inflate.js";

/** The module that lies in the package as text: it needs no file, no request and no bundler's help. */
export function inlinedModule(): WebAssembly.Module {
  return compile(inflate(decode(base64)));
}

/** Node and its like do it several times faster. */
function inflate(deflated: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const { process } = globalThis as { process?: Partial<NodeJS.Process> };
  const zlib = process?.getBuiltinModule?.("node:zlib");
  if (zlib?.inflateRawSync) return zlib.inflateRawSync(deflated) as Uint8Array<ArrayBuffer>;
  return inflateSync(deflated, { out: new Uint8Array(size) });
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  if (fromBase64) return fromBase64.call(Uint8Array, text);
  // By its bare name bundlers for pages would find it, and add a copy of their own.
  const { Buffer } = globalThis as Partial<typeof globalThis>;
  return Buffer ? Buffer.from(text, "base64") : decodeByHand(text);
}

/** A plain loop is several times faster than `Uint8Array.from` with a function. */
function decodeByHand(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
