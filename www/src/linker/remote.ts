// The linker as the page sees it: every call is a message to the worker, and every answer is awaited. Writing never
// waits for linking. A worker that is gone is followed by another, which is asked what the first did not answer.

import wasm from "promptlink/promptlink.wasm?url";
import { newId } from "../state/id.ts";
import { Pause } from "../state/pause.ts";
import type { Answer, Call, Method, Opening } from "./calls.ts";
import type { Linker } from "./linker.ts";
import { startWorker } from "./start-worker.ts";
import code from "./worker.ts?worker&url";

type Values<M extends Method> = Parameters<Linker[M]>;
type Result<M extends Method> = Awaited<ReturnType<Linker[M]>>;

/** What the page knows that a worker must be told. */
export interface Keeper {
  /** All documents as they are now. */
  readonly texts: () => Values<"fill">[0];
  /** Called when a worker was lost and another took its place. */
  readonly onRestart: (reason: string) => void;
}

type Settled = Extract<Answer, { id: number }>;

interface Waiting {
  readonly call: Call;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  /** How many workers were lost while it was waiting. */
  losses: number;
}

/** How long one answer is waited for, in milliseconds: the largest workspace takes seconds. */
const patience = 60_000;

/** A call that so many workers were lost on is given up. */
const mostLosses = 2;

/** A linker that lives in a worker. */
export class RemoteLinker {
  readonly #module: WebAssembly.Module;
  readonly #keeper: Keeper;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker;
  #channel: BroadcastChannel | undefined;
  #last = 0;
  /** How many workers were lost since one answered. */
  #losses = 0;
  /** Why there is no worker any more. */
  #end: string | undefined;
  readonly #alarm = new Pause(() => this.#lose("it did not answer for a minute"));

  private constructor(worker: Worker, module: WebAssembly.Module, keeper: Keeper) {
    this.#module = module;
    this.#keeper = keeper;
    this.#worker = worker;
    this.#open();
  }

  /** Loads the WebAssembly, which the page has asked for already, and starts the worker beside. */
  static async start(keeper: Keeper): Promise<RemoteLinker> {
    const worker = startWorker(code, "linker");
    const response = await fetch(wasm);
    if (!response.ok) throw new Error(`${response.url} answered with status ${response.status}`);
    const module = await WebAssembly.compile(await response.arrayBuffer());
    return new RemoteLinker(worker, module, keeper);
  }

  /** Asks the linker. Calls are answered in their order. */
  ask<M extends Method>(method: M, ...values: Values<M>): Promise<Result<M>> {
    if (this.#end !== undefined) return Promise.reject(new Error(this.#end));
    this.#last += 1;
    const call: Call = { id: this.#last, method, values };
    this.#worker.postMessage(call);
    if (this.#waiting.size === 0) this.#alarm.touch(patience);
    return new Promise((resolve, reject) => {
      const waiting = { call, resolve: resolve as Waiting["resolve"], reject, losses: 0 };
      this.#waiting.set(call.id, waiting);
    });
  }

  /** Starts a worker once more, after none would stay. */
  revive(): void {
    if (this.#end === undefined) return;
    this.#end = undefined;
    this.#losses = 0;
    this.#start();
  }

  /** Listens to the worker and gives it what it needs. */
  #open(): void {
    const worker = this.#worker;
    const life = newId();
    this.#channel?.close();
    this.#channel = new BroadcastChannel(life);
    this.#channel.addEventListener("message", ({ data }: MessageEvent<Settled>) =>
      this.#settle(data),
    );
    const lose = (reason: string) => {
      if (worker === this.#worker) this.#lose(reason);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      if ("id" in data) this.#settle(data);
      else void navigator.locks.request(life, () => lose("the browser ended its worker"));
    });
    worker.addEventListener("error", ({ message }) => {
      lose(message || "its worker could not be loaded");
    });
    worker.addEventListener("messageerror", () => lose("an answer could not be read"));
    const opening: Opening = { module: this.#module, life };
    worker.postMessage(opening);
  }

  #settle({ id, value, error }: Settled): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#losses = 0;
    if (this.#waiting.size > 0) this.#alarm.touch(patience);
    else this.#alarm.stop();
    if (error === undefined) waiting?.resolve(value as never);
    else waiting?.reject(new Error(error));
  }

  #lose(reason: string): void {
    this.#worker.terminate();
    this.#alarm.stop();
    this.#losses += 1;
    const isOver = this.#losses > mostLosses;
    if (isOver) this.#end = reason;
    for (const waiting of this.#waiting.values()) {
      waiting.losses += 1;
      if (isOver || waiting.losses === mostLosses) this.#giveUp(waiting, reason);
    }
    if (isOver) return;
    this.#start();
    this.#keeper.onRestart(reason);
  }

  #giveUp({ call, reject }: Waiting, reason: string): void {
    this.#waiting.delete(call.id);
    reject(new Error(reason));
  }

  /** Tells a new worker the documents as they are now, and asks it what the one before did not answer. */
  #start(): void {
    this.#worker = startWorker(code, "linker");
    this.#open();
    this.#last += 1;
    const fill: Call = { id: this.#last, method: "fill", values: [this.#keeper.texts()] };
    for (const call of [fill, ...[...this.#waiting.values()].map(({ call }) => call)]) {
      this.#worker.postMessage(call);
    }
    this.#alarm.touch(patience);
  }
}
