// The worker: a linker that is asked by messages, one after the other.

import { type Answer, type Call, isUrgent, type Opening } from "./calls.ts";
import { Linker } from "./linker.ts";

let linker: Linker | undefined;
let channel: BroadcastChannel | undefined;

addEventListener("message", ({ data }: MessageEvent<Opening | Call>) => {
  if ("module" in data) open(data);
  else reply(data);
});

function open({ module, life }: Opening): void {
  linker = new Linker(module);
  channel = new BroadcastChannel(life);
  void navigator.locks?.request(life, () => {
    say({ isAlive: true });
    return new Promise(() => undefined);
  });
}

/** Most is answered at once; what has to be loaded first is answered when it is there. */
function reply(call: Call): void {
  try {
    const value = result(call);
    if (value instanceof Promise) void replyLater(call, value);
    else answer(call, { id: call.id, value });
  } catch (error) {
    answer(call, failed(call, error));
  }
}

async function replyLater(call: Call, awaited: Promise<unknown>): Promise<void> {
  try {
    answer(call, { id: call.id, value: await awaited });
  } catch (error) {
    answer(call, failed(call, error));
  }
}

function result({ method, values }: Call): unknown {
  if (!linker) throw new Error("the linker was asked before it had its WebAssembly");
  const ask = linker[method] as (...values: readonly unknown[]) => unknown;
  return ask.apply(linker, [...values]);
}

function failed({ id }: Call, error: unknown): Answer {
  return { id, error: error instanceof Error ? error.message : String(error) };
}

function answer(call: Call, answer: Answer): void {
  if (isUrgent(call)) channel?.postMessage(answer);
  else say(answer);
}

function say(answer: Answer): void {
  postMessage(answer);
}
