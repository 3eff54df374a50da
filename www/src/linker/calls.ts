// What the page and the worker say to each other.

import type { Linker } from "./linker.ts";

/** What the linker can be asked. */
export type Method = Exclude<keyof Linker, symbol>;

/** A question of the page. The first message of all is the compiled WebAssembly. */
export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly values: readonly unknown[];
}

/** The worker's answer to the call of that id. */
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  /** What was thrown. */
  readonly error?: string;
}
