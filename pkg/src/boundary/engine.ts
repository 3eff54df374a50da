// The one WebAssembly instance, which can be lost at any moment: a trap leaves its memory in an unknown state, so that
// the instance is thrown away and the next call makes a new one from the compiled module.

import * as wasm from "../../wasm/promptlink.js";
import { type ErrorCode, PromptlinkError } from "../errors.js";

/**
 * A failure inside the WebAssembly. Whatever the instance held is gone. A panic of the core is a trap: it has no words of
 * its own, but its address tells the authors where it was.
 */
export class Fault extends Error {
  constructor(cause: unknown) {
    super(`the WebAssembly stopped${describe(cause)}; please report this`, { cause });
    this.name = "Fault";
  }
}

/** An error that the core makes. */
interface Report extends Error {
  readonly code: ErrorCode;
  readonly document?: string;
  readonly suggestions?: readonly string[];
}

/** What the core exports. Callers go through {@link attempt}. */
export const core = { ...wasm };

let provide: (() => WebAssembly.Module) | undefined;
let coming: Promise<WebAssembly.Module | undefined> | undefined;
let module: WebAssembly.Module | undefined;
let memory: WebAssembly.Memory | undefined;
let instances = 0;

/** Says where the compiled module comes from; asked once, when it is first needed. */
export function provideModule(provider: () => WebAssembly.Module): void {
  provide = provider;
}

/** Says that a module is being compiled. Who waits for it, by {@link moduleReady}, has none compiled by the provider. */
export function expectModule(module: Promise<WebAssembly.Module | undefined>): void {
  coming = module;
}

/** Waits for the module that is being compiled, if one is. */
export async function moduleReady(): Promise<void> {
  if (!module && coming) module = await coming;
}

/** The number of the instance that is alive, which is made if there is none. Numbers only ever grow. */
export function instance(): number {
  if (!memory) {
    module ??= compile();
    memory = core.initSync({ module }).memory;
    instances += 1;
  }
  return instances;
}

/** Whether the instance of that number is alive. */
export function isAlive(number: number): boolean {
  return memory !== undefined && number === instances;
}

/** The memory of the instance that is alive. */
export function liveMemory(): WebAssembly.Memory {
  instance();
  return memory as WebAssembly.Memory;
}

/**
 * Calls the core.
 *
 * @throws {Fault} when the core failed. The instance is gone; the caller may go on with the next.
 * @throws {PromptlinkError} what the core reports on purpose
 */
export function attempt<T>(work: () => T): T {
  instance();
  try {
    return work();
  } catch (error) {
    const reported = report(error);
    if (reported) throw reported;
    memory = undefined;
    throw new Fault(error);
  }
}

/** Where and why, as far as the engine says so. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return ` (${cause})`;
  const address = /wasm-function\[\d+\]:(0x[\da-f]+)/.exec(cause.stack ?? "")?.[1];
  return `${address === undefined ? "" : ` at ${address}`} (${cause.message})`;
}

function compile(): WebAssembly.Module {
  if (provide) return provide();
  const message = "call `initialize` of promptlink/slim with the WebAssembly module first";
  throw new PromptlinkError("not-initialized", message);
}

/** What the core threw on purpose; `undefined` for everything else. */
function report(error: unknown): PromptlinkError | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const { code, message, document, suggestions } = error as Report;
  return new PromptlinkError(code, message, { document, suggestions });
}
