// The worker: a linker that is asked by messages, one after the other.

import type { Answer, Call, Opening } from "./calls.ts";
import { Linker } from "./linker.ts";

let linker: Linker | undefined;

addEventListener("message", ({ data }: MessageEvent<Opening | Call>) => {
  if ("module" in data) open(data);
  else say(answer(data));
});

function open({ module, life }: Opening): void {
  linker = new Linker(module);
  void navigator.locks?.request(life, () => {
    say({ isAlive: true });
    return new Promise(() => undefined);
  });
}

function answer({ id, method, values }: Call): Answer {
  try {
    if (!linker) throw new Error("the linker was asked before it had its WebAssembly");
    const ask = linker[method] as (...values: readonly unknown[]) => unknown;
    return { id, value: ask.apply(linker, [...values]) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function say(answer: Answer): void {
  postMessage(answer);
}
