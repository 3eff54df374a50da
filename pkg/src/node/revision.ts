// A library as git has it in some revision.

import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { PromptlinkError } from "../errors.js";
import type { Library } from "../library.js";
import { loadLibrary } from "./load.js";

const run = promisify(execFile);

/** Larger files are no documents that promptlink reads. */
const largest = 16 * 1024 * 1024;
const listingLimit = 1024 * 1024 * 1024;

/** A file of a revision. */
interface Entry {
  readonly path: string;
  readonly object: string;
  readonly size: number;
}

/**
 * Reads the library in a folder as it was in a revision of git, with the configuration and the ignored files of then.
 *
 * @param folder the library's root, in the work tree
 * @throws {PromptlinkError} `unknown-revision`; otherwise like {@link loadLibrary}
 */
export async function loadRevision(folder: string, revision: string): Promise<Library> {
  const entries = await listing(folder, revision);
  const copy = await mkdtemp(join(tmpdir(), "promptlink-"));
  try {
    await extract(folder, entries, copy);
    return await loadLibrary(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function listing(folder: string, revision: string): Promise<Entry[]> {
  const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const commit = (await git(folder, revision, verify)).trim();
  // Run in the folder, git lists what lies in it, with paths relative to it.
  const output = await git(folder, revision, ["ls-tree", "-r", "-z", "--long", commit]);
  return output.split("\0").flatMap((line): Entry[] => {
    const [, kind, object = "", size = "", path = ""] =
      line.match(/^(100\d{3}) blob (\S+) +(\d+)\t(.+)$/s) ?? [];
    return kind && Number(size) <= largest ? [{ path, object, size: Number(size) }] : [];
  });
}

async function git(folder: string, revision: string, words: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run("git", words, { cwd: folder, maxBuffer: listingLimit });
    return stdout;
  } catch (error) {
    const { code, stderr = "" } = error as NodeJS.ErrnoException & { stderr?: string };
    const why = code === "ENOENT" ? "git or the folder is not there" : stderr.trim().split("\n")[0];
    const message = `git has no revision ${revision} of ${folder}${why ? `: ${why}` : ""}`;
    throw new PromptlinkError("unknown-revision", message, { cause: error });
  }
}

/** Writes the files of a revision into an empty folder. */
async function extract(folder: string, entries: readonly Entry[], into: string): Promise<void> {
  const files = entries.filter(({ path }) => path.split(/[/\\]/).every(isName));
  const child = spawn("git", ["cat-file", "--batch"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.stdin.on("error", () => {});
  child.stdin.end(files.map(({ object }) => `${object}\n`).join(""));
  const blobs = new Blobs(child.stdout);
  for (const { path, size } of files) {
    const file = join(into, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await blobs.next(size));
  }
}

const isName = (part: string): boolean => !["", ".", "..", ".git"].includes(part.toLowerCase());

/** Cuts what `git cat-file --batch` prints: for each object a line about it, its bytes, and a line end. */
class Blobs {
  readonly #chunks: AsyncIterator<Buffer>;
  /** Asked for ahead: Node throws away what a process printed if nobody reads when it ends. */
  #coming: Promise<IteratorResult<Buffer>>;
  #held = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
    this.#coming = this.#chunks.next();
  }

  async next(size: number): Promise<Buffer> {
    while (!this.#held.includes("\n")) await this.#more();
    const start = this.#held.indexOf("\n") + 1;
    while (this.#held.length < start + size + 1) await this.#more();
    const blob = this.#held.subarray(start, start + size);
    this.#held = this.#held.subarray(start + size + 1);
    return blob;
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#coming;
    this.#coming = this.#chunks.next();
    if (done) throw new Error("git ended before it had printed every file");
    this.#held = Buffer.concat([this.#held, value]);
  }
}
