// The worker: a linker that is asked by messages, one after the other.

import type { Answer, Call } from "./calls.ts";
import { Linker } from "./linker.ts";

let linker: Linker | undefined;

addEventListener("message", ({ data }: MessageEvent<WebAssembly.Module | Call>) => {
  if (data instanceof WebAssembly.Module) linker = new Linker(data);
  else postMessage(answer(data));
});

function answer({ id, method, values }: Call): Answer {
  try {
    if (!linker) throw new Error("the linker was asked before it had its WebAssembly");
    const ask = linker[method] as (...values: readonly unknown[]) => unknown;
    return { id, value: ask.apply(linker, [...values]) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
