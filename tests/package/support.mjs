// What the tests of the package share.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const packageFolder = join(root, "pkg");
export const roster = join(root, "library");

/** The folder of real prompts, where it is present. */
export const corpus = process.env.PROMPTLINK_CORPUS ?? join(root, "..", "shared", "corpus");

/**
 * A folder with these files, gone when the test is over.
 *
 * @param {import("node:test").TestContext} test
 * @param {Record<string, string | Uint8Array>} files
 */
export function folderWith(test, files) {
  const folder = mkdtempSync(join(tmpdir(), "promptlink-test-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** How long the processor has worked for this process, in milliseconds: other work of the machine does not count. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/**
 * Runs the command line to its end.
 *
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} options
 */
export function promptlink(words, { cwd = root, env = {} } = {}) {
  const program = join(packageFolder, "bin", "promptlink.cjs");
  const { NO_COLOR, FORCE_COLOR, ...plain } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd,
    env: { ...plain, ...env },
    encoding: "utf8",
    maxBuffer: 1024 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** @param {string} path */
export const readRoster = (path) => readFileSync(join(roster, path), "utf8");
