// V8 compiles WebAssembly for programs that run for long. Most commands end before that pays, so that they ask for
// something else: for flags of the whole process, which only a command line may set. And they have the module compiled in
// the background, while Node reads and runs the command line itself.

import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { moduleBytes, moduleFile } from "../module/file.js";

/** A module that is being compiled, or `undefined` once that has failed. */
export type ComingModule = Promise<WebAssembly.Module | undefined>;

/** The newest version of V8 that the flags were tried with; it complains about those that it does not know. */
const newestV8 = 13;

/**
 * V8 would optimise the largest functions in the background for longer than most commands run, and a process does not
 * end before that is done. What its first compiler makes is quicker here, for one document by 100 ms and still for a
 * thousand. The first flag says so; where V8 heeds it no longer once it runs, the second leaves nothing worth
 * optimising. With the third, functions that are not called are not validated. The next two make it heed the hints. The
 * last leaves one core to what goes on meanwhile.
 */
const flags = () => [
  "--liftoff-only",
  "--wasm-tiering-budget=2000000000",
  "--wasm-lazy-validation",
  "--no-wasm-lazy-compilation",
  "--experimental-wasm-compilation-hints",
  `--wasm-num-compilation-tasks=${Math.max(1, availableParallelism() - 1)}`,
];

/**
 * For how long the event loop is kept free, in milliseconds: V8 first reads the module in the background, mostly for
 * less, and begins to compile when the loop takes its next turn.
 */
const headStart = 1;

/**
 * Has the library's module compiled, where a command needs it, and goes on meanwhile.
 *
 * @param words what stands after the command's name
 */
export function startQuickly(
  words: readonly string[],
  goOn: (module?: ComingModule) => void,
): void {
  if (needsModule(words)) setTimeout(goOn, headStart, compileQuickly());
  else goOn();
}

/** Whether the words are a command, and no question for help. */
function needsModule([first = "-", ...others]: readonly string[]): boolean {
  return !/^-|^help$/.test(first) && !others.some((word) => word === "--help" || word === "-h");
}

async function compileQuickly(): ComingModule {
  const isKnown = Number.parseInt(process.versions.v8 ?? "", 10) <= newestV8;
  // Node 24 ends a process that waits for nothing but what V8 compiles.
  const wait = setInterval(() => {}, 1000);
  try {
    if (isKnown) flags().forEach(setFlagsFromString);
    return await WebAssembly.compile(isKnown ? hintedModule() : moduleBytes());
  } catch {
    // It is tried again when it is needed, where it can be said what is wrong.
    return undefined;
  } finally {
    clearInterval(wait);
  }
}

/**
 * The module with hints which functions are compiled ahead, because commands call them. The build finds them and
 * writes where the section belongs, the length of the module that it is for, and the section.
 */
function hintedModule(): Uint8Array<ArrayBuffer> {
  const hints = readFileSync(join(import.meta.dirname, "hints.bin"));
  const [place, length] = [hints.readUInt32LE(0), hints.readUInt32LE(4)];
  const section = hints.subarray(8);
  const file = openSync(moduleFile, "r");
  try {
    if (fstatSync(file).size !== length) return moduleBytes();
    const module = Buffer.allocUnsafeSlow(length + section.length);
    section.copy(module, place);
    const before = readSync(file, module, 0, place, 0);
    const after = readSync(file, module, place + section.length, length - place, place);
    return before + after === length ? module : moduleBytes();
  } finally {
    closeSync(file);
  }
}
