// The library that a command works on.

import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import type { ErrorCode } from "../errors.js";
import type { Library } from "../library.js";
import { configurationFile } from "../node/configuration.js";
import { loadLibrary } from "../node/load.js";
import { suggestFor } from "./likely.js";
import type { TextOf } from "./render/diagnostic.js";
import type { Terminal } from "./terminal/terminal.js";
import { visible } from "./terminal/visible.js";

/** Reads the library in a folder, by default the one around the current folder. */
export async function openLibrary(terminal: Terminal, folder = libraryFolder()): Promise<Library> {
  try {
    return await loadLibrary(folder, {
      onProgress: ({ read, total, path }) =>
        terminal.progress(`reading ${read} of ${total}: ${visible(path)}`),
    });
  } finally {
    terminal.progressDone();
  }
}

/** From how many documents on a check takes so long that one wonders. */
const many = 300;

/** Everything that is wrong with a library. */
export function checkLibrary(terminal: Terminal, library: Library): Diagnostic[] {
  if (library.size >= many) terminal.step(`checking ${library.size} documents`);
  try {
    return library.check();
  } finally {
    terminal.progressDone();
  }
}

/** What findings show the lines of: the documents, and the file that configures the library. */
export function textsOf(library: Library): TextOf {
  const { file } = library.options;
  return (path) => library.text(path) ?? (path === file?.path ? file.text : undefined);
}

/**
 * A document by the words of the command line: what is no path in the library may be one from the current folder, as
 * shells complete it.
 */
export function documentNamed(
  library: Library,
  folder: string,
  words: string,
  unknown: ErrorCode = "unknown-agent",
): string {
  const named = library.has(words) ? words : (documentIn(library, folder, words) ?? words);
  suggestFor(library, named, unknown);
  return named;
}

/** The document of the library that a file is, by its own name or by what it links to. */
export function documentIn(library: Library, folder: string, file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const root = realpathSync.native(folder);
  const named = join(realpathSync.native(dirname(resolve(file))), basename(resolve(file)));
  return [named, realpathSync.native(file)]
    .map((place) => relative(root, place).split(sep).join("/").normalize("NFC"))
    .find((path) => library.has(path));
}

/** The nearest folder, from the current one upwards, that holds a configuration; else the current one. */
export function libraryFolder(): string {
  const here = process.cwd();
  for (let folder = resolve(here); ; folder = dirname(folder)) {
    if (existsSync(join(folder, configurationFile))) return folder;
    if (folder === dirname(folder)) return here;
  }
}
