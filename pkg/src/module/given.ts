import { provideModule } from "../boundary/engine.js";
import { invalid } from "../errors.js";

/**
 * Hands over the WebAssembly of `promptlink/promptlink.wasm`: compiled, or its bytes. Call it once, before anything
 * else.
 *
 * @example
 * ```ts
 * import { initialize, Library } from "promptlink/slim";
 *
 * initialize(await WebAssembly.compileStreaming(fetch("/promptlink.wasm")));
 * const library = new Library();
 * ```
 */
export function initialize(
  wasm: WebAssembly.Module | ArrayBuffer | ArrayBufferView<ArrayBuffer>,
): void {
  if (
    !(wasm instanceof WebAssembly.Module || wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm))
  ) {
    throw invalid("invalid-argument", "the WebAssembly must be a WebAssembly.Module or its bytes");
  }
  const module = wasm instanceof WebAssembly.Module ? wasm : new WebAssembly.Module(wasm);
  provideModule(() => module);
}
