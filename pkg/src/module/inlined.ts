import { base64 } from "../../wasm/inlined.js";
import { compile } from "./compile.js";

/** The module that lies in the package as text: it needs no file, no request and no bundler's help. */
export function inlinedModule(): WebAssembly.Module {
  return compile(decode(base64));
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
