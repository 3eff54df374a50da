// Which files belong to a library: patterns as in `.gitignore`, the files of that name, and what a caller adds.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore from "./ignore.js";

/** Whether a path matches; `undefined` where no pattern says anything about it. */
type Patterns = (path: string) => boolean | undefined;

/** The files that are read when a caller says nothing: prompts, and the manifests that link them. */
const isPrompt: Patterns = (path) =>
  /\.(?:md|mdc|markdown)$|(?:^|\/)\.kiro\/agents\/[^/]+\.json$/.test(path);

/** Folders that never hold a team's own prompts. */
const isForeign: Patterns = (path) => /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path);

/** The patterns of one `.gitignore`. */
interface Layer {
  /** Turns a path from the library's root into one from the folder of the `.gitignore`. */
  readonly within: (path: string) => string;
  readonly matches: Patterns;
}

/** Decides which paths are taken. Paths are relative to the library's root, with `/` between the parts. */
export class Filter {
  readonly #isIncluded: Patterns;
  readonly #isExcluded: Patterns;
  readonly #layers: readonly Layer[];

  private constructor(isIncluded: Patterns, isExcluded: Patterns, layers: readonly Layer[]) {
    this.#isIncluded = isIncluded;
    this.#isExcluded = isExcluded;
    this.#layers = layers;
  }

  /**
   * The filter for the root itself, with every `.gitignore` above it up to the repository's top.
   *
   * @param include prompts, if absent
   */
  static at(
    root: string,
    include: readonly string[] | undefined,
    exclude: readonly string[],
  ): Filter {
    const isIncluded = include ? patterns(include) : isPrompt;
    const isExcluded = exclude.length > 0 ? patterns(exclude) : () => undefined;
    return new Filter(isIncluded, isExcluded, above(root));
  }

  /** The filter for a folder, which counts its own `.gitignore` too. */
  in(root: string, folder: string): Filter {
    const text = readIgnoreFile(join(root, folder));
    if (text === undefined) return this;
    const prefix = folder === "" ? 0 : folder.length + 1;
    const layer = { within: (path: string) => path.slice(prefix), matches: patterns(text) };
    return new Filter(this.#isIncluded, this.#isExcluded, [layer, ...this.#layers]);
  }

  /** Whether a file belongs to the library. */
  takes(path: string): boolean {
    return this.#isIncluded(path) === true && !this.#leavesOut(path);
  }

  /** Whether a folder may hold files that do. */
  enters(path: string): boolean {
    return !this.#leavesOut(`${path}/`);
  }

  #leavesOut(path: string): boolean {
    return (
      isForeign(path) === true || this.#isExcluded(path) === true || isIgnored(this.#layers, path)
    );
  }
}

/** As in Git, the innermost `.gitignore` that says anything about a path decides. */
function isIgnored(layers: readonly Layer[], path: string): boolean {
  for (const { within, matches } of layers) {
    const ignored = matches(within(path));
    if (ignored !== undefined) return ignored;
  }
  return false;
}

/** The files above the root, the innermost first. One that ignores the root itself was overruled by asking for it. */
function above(root: string): Layer[] {
  const layers: Layer[] = [];
  for (const folder of foldersUpToRepository(root)) {
    const text = readIgnoreFile(folder);
    if (text === undefined) continue;
    const matches = patterns(text);
    const prefix = `${relative(folder, root).split(sep).join("/")}/`;
    if (!matches(prefix)) layers.push({ within: (path) => prefix + path, matches });
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
function readIgnoreFile(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, ".gitignore"), "utf8");
  } catch {
    return undefined;
  }
}

function patterns(lines: string | readonly string[]): Patterns {
  const rules = ignore({ ignorecase: false }).add(lines);
  return (path) => {
    const { ignored, unignored } = rules.test(path);
    return ignored || unignored ? ignored : undefined;
  };
}
