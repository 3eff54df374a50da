// The page's side of the worker that renders Markdown.

import { startWorker } from "../linker/start-worker.ts";
import type { Rendering } from "./worker.ts";
import code from "./worker.ts?worker&url";

/** How long a text may take, in milliseconds. */
const longest = 4_000;

const tooLong = "this text takes too long to render; the other views show all of it";

/** Renders texts, one at a time; of those that come meanwhile, the last. */
export class Renderer {
  readonly #onRendered: (rendering: Rendering) => void;
  #worker: Worker | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;
  #next: string | undefined;

  /** @param onRendered is told of each text's blocks */
  constructor(onRendered: (rendering: Rendering) => void) {
    this.#onRendered = onRendered;
  }

  /** Renders a text as soon as the one before it is rendered. */
  render(text: string): void {
    this.#next = text;
    if (!this.#isBusy) this.#begin();
  }

  stop(): void {
    clearTimeout(this.#limit);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isBusy = false;
    this.#next = undefined;
  }

  #begin(): void {
    const text = this.#next;
    if (text === undefined) return;
    this.#next = undefined;
    this.#isBusy = true;
    this.#limit = setTimeout(() => this.#fail(tooLong), longest);
    this.#worker ??= this.#start();
    this.#worker.postMessage(text);
  }

  #start(): Worker {
    const worker = startWorker(code, "preview");
    worker.addEventListener("message", ({ data }: MessageEvent<Rendering>) => this.#end(data));
    worker.addEventListener("error", () => this.#fail("the preview could not be loaded"));
    return worker;
  }

  #fail(failure: string): void {
    const next = this.#next;
    this.stop();
    this.#next = next;
    this.#end({ failure });
  }

  #end(rendering: Rendering): void {
    clearTimeout(this.#limit);
    this.#isBusy = false;
    this.#onRendered(rendering);
    this.#begin();
  }
}
