// Which files belong to a library: patterns as in `.gitignore`, the files of that name, and what a caller adds.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** The files that are read when a caller says nothing: prompts, and the manifests that link them. */
export const defaultInclude: readonly string[] = [
  "*.md",
  "*.mdc",
  "*.markdown",
  ".kiro/agents/*.json",
];

/** Folders that never hold a team's own prompts. */
const never: readonly string[] = [".git", "node_modules"];

/** The patterns of one `.gitignore`. */
interface Layer {
  /** Turns a path from the library's root into one from the folder of the `.gitignore`. */
  readonly within: (path: string) => string;
  readonly patterns: Ignore;
}

/** Decides which paths are taken. Paths are relative to the library's root, with `/` between the parts. */
export class Filter {
  readonly #include: Ignore;
  readonly #exclude: Ignore;
  readonly #layers: readonly Layer[];

  private constructor(include: Ignore, exclude: Ignore, layers: readonly Layer[]) {
    this.#include = include;
    this.#exclude = exclude;
    this.#layers = layers;
  }

  /** The filter for the root itself, with every `.gitignore` above it up to the repository's top. */
  static async at(
    root: string,
    include: readonly string[],
    exclude: readonly string[],
  ): Promise<Filter> {
    return new Filter(patterns(include), patterns([...never, ...exclude]), await above(root));
  }

  /** The filter for a folder, which counts its own `.gitignore` too. */
  async in(root: string, folder: string): Promise<Filter> {
    const text = await readIgnoreFile(join(root, folder));
    if (text === undefined) return this;
    const prefix = folder === "" ? 0 : folder.length + 1;
    const layer = { within: (path: string) => path.slice(prefix), patterns: patterns(text) };
    return new Filter(this.#include, this.#exclude, [layer, ...this.#layers]);
  }

  /** Whether a file belongs to the library. */
  takes(path: string): boolean {
    return this.#include.ignores(path) && !this.#leavesOut(path);
  }

  /** Whether a folder may hold files that do. */
  enters(path: string): boolean {
    return !this.#leavesOut(`${path}/`);
  }

  #leavesOut(path: string): boolean {
    return this.#exclude.ignores(path) || isIgnored(this.#layers, path);
  }
}

/** As in Git, the innermost `.gitignore` that says anything about a path decides. */
function isIgnored(layers: readonly Layer[], path: string): boolean {
  for (const { within, patterns } of layers) {
    const { ignored, unignored } = patterns.test(within(path));
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The files above the root, the innermost first. One that ignores the root itself was overruled by asking for it. */
async function above(root: string): Promise<Layer[]> {
  const layers: Layer[] = [];
  for (const folder of foldersUpToRepository(root)) {
    const text = await readIgnoreFile(folder);
    const prefix = `${relative(folder, root).split(sep).join("/")}/`;
    if (text === undefined || patterns(text).ignores(prefix)) continue;
    layers.push({ within: (path) => prefix + path, patterns: patterns(text) });
  }
  return layers;
}

/** The folders from the one around `root` to the top of its repository; none outside of a repository. */
function foldersUpToRepository(root: string): string[] {
  const folders: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    if (folder !== root) folders.push(folder);
    if (existsSync(join(folder, ".git"))) return folders;
    if (folder === dirname(folder)) return [];
  }
}

/** The text of a folder's `.gitignore`; one that cannot be read says nothing. */
async function readIgnoreFile(folder: string): Promise<string | undefined> {
  return readFile(join(folder, ".gitignore"), "utf8").catch(() => undefined);
}

function patterns(lines: string | readonly string[]): Ignore {
  return ignore({ ignorecase: false }).add(lines);
}
