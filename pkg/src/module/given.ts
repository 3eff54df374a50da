import { core, provideModule } from "../boundary/engine.js";
import type { Bytes, CompiledModule } from "./bytes.js";
import { asModule } from "./compile.js";

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
export function initialize(wasm: CompiledModule | Bytes): void {
  const module = asModule(wasm, core.mark);
  provideModule(() => module);
}
