// The linker as the page sees it: every call is a message to the worker, and every answer is awaited. Writing never
// waits for linking.

import wasm from "promptlink/promptlink.wasm?url";
import type { Answer, Call, Method } from "./calls.ts";
import type { Linker } from "./linker.ts";
import { startWorker } from "./start-worker.ts";
import code from "./worker.ts?worker&url";

type Values<M extends Method> = Parameters<Linker[M]>;
type Result<M extends Method> = ReturnType<Linker[M]>;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** A linker that lives in a worker. */
export class RemoteLinker {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  /** Why the worker is no more. */
  #end: string | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => this.#settle(data));
    worker.addEventListener("error", ({ message }) => this.#fail(message || undefined));
    worker.addEventListener("messageerror", () => this.#fail("an answer could not be read"));
  }

  /** Loads the WebAssembly, which the page has asked for already, and starts the worker beside. */
  static async start(): Promise<RemoteLinker> {
    const worker = startWorker(code, "linker");
    const linker = new RemoteLinker(worker);
    const response = await fetch(wasm);
    if (!response.ok) throw new Error(`${response.url} answered with status ${response.status}`);
    worker.postMessage(await WebAssembly.compile(await response.arrayBuffer()));
    return linker;
  }

  /** Asks the linker. Calls are answered in their order. */
  ask<M extends Method>(method: M, ...values: Values<M>): Promise<Result<M>> {
    if (this.#end !== undefined) return Promise.reject(new Error(this.#end));
    this.#last += 1;
    const call: Call = { id: this.#last, method, values };
    this.#worker.postMessage(call);
    return new Promise((resolve, reject) => {
      this.#waiting.set(call.id, { resolve: resolve as Waiting["resolve"], reject });
    });
  }

  #settle({ id, value, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value as never);
    else waiting?.reject(new Error(error));
  }

  #fail(message = "the worker could not be loaded"): void {
    this.#end = message;
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}
