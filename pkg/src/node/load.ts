import { realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { aFunction, aString, checkOptions, checkText, stringMap, strings } from "../arguments.js";
import { moduleReady } from "../boundary/engine.js";
import { atStart } from "../diagnostic.js";
import { PromptlinkError } from "../errors.js";
import { Library } from "../library.js";
import { readConfiguration } from "./configuration.js";
import { Filter } from "./filter.js";
import { type Outcome, readText } from "./read.js";
import { reasonOf } from "./reason.js";
import { walk } from "./walk.js";

/** How a folder is read. What is given here goes before what its `promptlink.json` says. */
export interface LoadOptions {
  /**
   * Which files belong to the library, as patterns of `.gitignore`. By default Markdown files (`*.md`, `*.mdc`,
   * `*.markdown`) and Kiro's manifests (`.kiro/agents/*.json`).
   */
  readonly include?: readonly string[];
  /** Which of these do not, as patterns of `.gitignore`. `.git` and `node_modules` never do. */
  readonly exclude?: readonly string[];
  /** The library's own name, as its documents may write it before a path. */
  readonly name?: string;
  /** Names that stand for others: from what a reference says to the path or name of its target. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Is told how far reading has come, after each file. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far reading a folder has come. */
export interface Progress {
  /** The files that were read. */
  readonly read: number;
  /** All files that will be. */
  readonly total: number;
  /** The path of the last one. */
  readonly path: string;
}

const checks = {
  include: strings,
  exclude: strings,
  name: aString,
  aliases: stringMap,
  onProgress: aFunction,
};

/** How many files are read while the library's module may still be compiled. */
const readAhead = 16;

/** For how long other work of the process waits at a time, in milliseconds. */
const longest = 10;

/**
 * Reads a folder into a library: regular files inside it, UTF-8, not ignored by a `.gitignore`.
 *
 * What cannot be read does not stop the rest; {@link Library.check} reports it, with the codes `unreadable-file`,
 * `unreadable-folder`, `binary-file`, `invalid-utf8`, `document-too-large`, `outside-library` or `invalid-path`.
 *
 * @param folder the library's root
 * @throws {PromptlinkError} `unreadable-folder` where there is no such folder, `invalid-configuration` where its
 *   `promptlink.json` cannot be read
 *
 * @example
 * ```ts
 * const library = await loadLibrary("prompts", { exclude: ["drafts/"] });
 * console.log(library.compose("reviewer").text);
 * ```
 */
export async function loadLibrary(folder: string, options?: LoadOptions): Promise<Library> {
  checkText(folder, "the folder");
  const given = checkOptions(options, checks, "loadLibrary") as LoadOptions;
  const root = realFolder(folder);
  const { configuration, file } = readConfiguration(root);
  const { include, exclude = [], name, aliases = {} } = { ...configuration, ...given };
  const { paths, problems } = walk(root, Filter.at(root, include, exclude));
  const isFromFile = file !== undefined && given.aliases === undefined;
  const told = { aliases, ...(name !== undefined && { name }), ...(isFromFile && { file }) };
  const read = (path: string) => readText(root, join(root, path), path);
  const ahead = paths.slice(0, readAhead).map(read);
  await moduleReady();
  const library = new Library(told);
  for (const problem of problems) library.report(problem);
  await inTurns(paths, (path, index) => {
    take(library, path, ahead[index] ?? read(path));
    given.onProgress?.({ read: index + 1, total: paths.length, path });
  });
  return library;
}

function realFolder(folder: string): string {
  try {
    const root = realpathSync.native(folder);
    if (statSync(root).isDirectory()) return root;
  } catch (error) {
    throw noFolder(folder, reasonOf(error as Error), error);
  }
  throw noFolder(folder, "it is not a folder; name the one that holds it");
}

function noFolder(folder: string, why: string, cause?: unknown): PromptlinkError {
  return new PromptlinkError("unreadable-folder", `the folder ${folder} cannot be read: ${why}`, {
    cause,
  });
}

function take(library: Library, path: string, outcome: Outcome): void {
  if ("problem" in outcome) {
    library.report(outcome.problem);
    return;
  }
  try {
    library.set(path, outcome.text);
  } catch (error) {
    if (!(error instanceof PromptlinkError) || error.code !== "invalid-path") throw error;
    const help = "rename the file";
    library.report(
      atStart({
        code: error.code,
        severity: "error",
        message: error.message,
        document: path,
        help,
      }),
    );
  }
}

/**
 * Does `work` for each item and lets the rest of the process have its turn now and then. Reading a file at once takes
 * a fifth of the time that reading it in the background takes, and what parses it holds the process up anyway.
 */
async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => void,
): Promise<void> {
  let until = Date.now() + longest;
  for (const [index, item] of items.entries()) {
    work(item, index);
    if (Date.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    until = Date.now() + longest;
  }
}
