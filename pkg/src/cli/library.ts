// The library that a command works on.

import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { provideModule } from "../boundary/engine.js";
import type { Library } from "../library.js";
import { moduleFromFile } from "../module/file.js";
import { configurationFile } from "../node/configuration.js";
import { loadLibrary } from "../node/load.js";
import type { Terminal } from "./terminal/terminal.js";
import { visible } from "./terminal/visible.js";

/** Reads the library in a folder, by default the one around the current folder. */
export async function openLibrary(terminal: Terminal, folder = libraryFolder()): Promise<Library> {
  startQuickly();
  try {
    return await loadLibrary(folder, {
      onProgress: ({ read, total, path }) =>
        terminal.progress(`reading ${read} of ${total}: ${visible(path)}`),
    });
  } finally {
    terminal.progressDone();
  }
}

/** The nearest folder, from the current one upwards, that holds a configuration; else the current one. */
export function libraryFolder(): string {
  const here = process.cwd();
  for (let folder = resolve(here); ; folder = dirname(folder)) {
    if (existsSync(join(folder, configurationFile))) return folder;
    if (folder === dirname(folder)) return here;
  }
}

/**
 * V8 would optimise the largest functions in the background for longer than most commands run, and a process does not
 * end before that is done. Its first compiler alone is quicker here, for a single document by 100 ms and more. The
 * flag is the whole process's, so only the command line may set it.
 */
function startQuickly(): void {
  try {
    setFlagsFromString("--liftoff-only");
  } catch {
    // Not every runtime has V8's flags.
  }
  provideModule(moduleFromFile);
}
