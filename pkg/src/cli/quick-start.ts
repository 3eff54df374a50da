// V8 compiles WebAssembly for programs that run for long. Most commands end before that pays, so that they ask for
// something else: for flags of the whole process, which only a command line may set.

import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { provideModule } from "../boundary/engine.js";
import { compile } from "../module/compile.js";
import { moduleFile, moduleFromFile } from "../module/file.js";

/** The newest version of V8 that the flags were tried with; it complains about those that it does not know. */
const newestV8 = 13;

/**
 * V8 would optimise the largest functions in the background for longer than most commands run, and a process does not
 * end before that is done. What its first compiler makes is quicker here, for one document by 100 ms and still for a
 * thousand. The first flag says so; where V8 heeds it no longer once it runs, the second leaves nothing worth
 * optimising. With the third, functions that are not called are not validated. The others make it heed the hints.
 */
const flags = [
  "--liftoff-only",
  "--wasm-tiering-budget=2000000000",
  "--wasm-lazy-validation",
  "--no-wasm-lazy-compilation",
  "--experimental-wasm-compilation-hints",
];

/** Has the library's module compiled quickly when it is first needed. */
export function startQuickly(): void {
  const isKnown = Number.parseInt(process.versions.v8 ?? "", 10) <= newestV8;
  if (isKnown) flags.forEach(setFlagsFromString);
  provideModule(isKnown ? hintedModule : moduleFromFile);
}

/**
 * The module with hints which functions are compiled at once, on all cores, because commands call them. The build finds
 * them and writes where the section belongs, the length of the module that it is for, and the section.
 */
function hintedModule(): WebAssembly.Module {
  const hints = readFileSync(join(import.meta.dirname, "hints.bin"));
  const [place, length] = [hints.readUInt32LE(0), hints.readUInt32LE(4)];
  const section = hints.subarray(8);
  const file = openSync(moduleFile, "r");
  try {
    if (fstatSync(file).size !== length) return moduleFromFile();
    const module = Buffer.allocUnsafeSlow(length + section.length);
    section.copy(module, place);
    const before = readSync(file, module, 0, place, 0);
    const after = readSync(file, module, place + section.length, length - place, place);
    return before + after === length ? compile(module) : moduleFromFile();
  } finally {
    closeSync(file);
  }
}
