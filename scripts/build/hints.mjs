// Which functions of the WebAssembly the command line needs: V8 compiles those in the background, which takes a third
// less of a short command's time than compiling each when it is first called.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../lib/paths.mjs";
import { run } from "../lib/run.mjs";
import { customSection, leb, noting, readModule, startOf } from "./module.mjs";

const recorder = fileURLToPath(new URL("record.cjs", import.meta.url));
const roster = join(root, "library");

const commands = [
  ["inspect", roster, "--json"],
  ["compose", "backend-developer", "--library", roster],
  ["plan", "backend-developer", "--library", roster],
  ["check", roster],
  ["graph", roster],
];

/** How many of the commands must call a function. What fewer call is still compiled when it is called. */
const least = 2;

/**
 * How V8 is told about a function: compiled in the background, though nobody waits for it, or when it is called. For V8
 * the first is a better compilation that follows a lazy one; that either is by the quick compiler, the hint says too.
 */
const advice = { ahead: 0b01_01_11, whenCalled: 0b01_01_01 };

/**
 * Writes V8's section of compilation hints, behind four bytes that say where it belongs and four for the length of the
 * module that it is for.
 *
 * @param {string} program the command line, which must run
 * @param {string} wasm its module
 * @param {string} file
 */
export async function writeHints(program, wasm, file) {
  const module = await readFile(wasm);
  const place = Buffer.alloc(8);
  // For no module, until it is known what is called.
  await writeFile(file, place);
  const called = await calledFunctions(program, module);
  place.writeUInt32LE(startOf(module, "code"), 0);
  place.writeUInt32LE(module.length, 4);
  await writeFile(file, Buffer.concat([place, hints(called)]));
}

/**
 * The section, for functions of which it is known whether they are called.
 *
 * @param {readonly boolean[]} called
 */
export function hints(called) {
  const advices = called.map((isCalled) => (isCalled ? advice.ahead : advice.whenCalled));
  return customSection(
    "compilationHints",
    Buffer.concat([leb(called.length), Buffer.from(advices)]),
  );
}

/**
 * Whether each of the module's own functions is called by enough of the commands.
 *
 * @param {string} program
 * @param {Uint8Array} module
 */
async function calledFunctions(program, module) {
  const folder = await mkdtemp(join(tmpdir(), "promptlink-hints-"));
  const noted = join(folder, "noting.wasm");
  const notes = join(folder, "notes");
  try {
    const { bytes, start } = noting(module);
    await writeFile(noted, bytes);
    let callers = readModule(module).bodies.map(() => 0);
    for (const words of commands) {
      const args = ["--require", recorder, program, ...words];
      const env = { ...process.env, NOTING: noted, NOTES: notes, NOTES_START: String(start) };
      await run("hints", { command: process.execPath, args }, { env });
      const found = await readFile(notes);
      callers = callers.map((count, index) => count + (found[index] ?? 0));
    }
    return callers.map((count) => count >= least);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
