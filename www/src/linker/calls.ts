// What the page and the worker say to each other.

import type { Linker } from "./linker.ts";

/** What the linker can be asked. */
export type Method = Exclude<keyof Linker, symbol>;

/** What the page says first of all. */
export interface Opening {
  readonly module: WebAssembly.Module;
  /**
   * A name that no other worker has. It is that of the lock that the worker holds as long as it lives: when it is free,
   * the worker is gone. And it is that of the channel by which the worker answers what somebody types.
   */
  readonly life: string;
}

/**
 * Whether the answer comes by the channel. After a key, Chromium lets the messages of workers wait until it has drawn a
 * frame, and would draw the letter first and what it leads to after that; what comes by a channel does not wait.
 */
export function isUrgent({ method }: Call): boolean {
  return method === "edit";
}

/** A question of the page. */
export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly values: readonly unknown[];
}

/** The worker's answer to the call of that id, or its first word: that it holds its lock. */
export type Answer =
  | {
      readonly id: number;
      readonly value?: unknown;
      /** What was thrown. */
      readonly error?: string;
    }
  | { readonly isAlive: true };
