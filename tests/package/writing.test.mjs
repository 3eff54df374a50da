// Where the command line writes to, and that nothing of it is lost or half there.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { folderWith, packageFolder, promptlink } from "./support.mjs";

const files = { "agents/a.md": "You are an A.\n", "elsewhere/persona.txt": "before\n" };
const posix = { skip: process.platform === "win32" };

test("a file that is there keeps its permissions, and a link to it stays one", posix, (t) => {
  const folder = folderWith(t, files);
  const file = join(folder, "elsewhere/persona.txt");
  chmodSync(file, 0o600);
  symlinkSync("elsewhere/persona.txt", join(folder, "link.txt"));
  const { status } = promptlink(["compose", "a", "--out", "link.txt"], { cwd: folder });
  assert.equal(status, 0);
  assert.equal(readFileSync(file, "utf8"), files["agents/a.md"]);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.ok(lstatSync(join(folder, "link.txt")).isSymbolicLink());
  assert.deepEqual(readdirSync(join(folder, "elsewhere")), ["persona.txt"]);
});

test("a pipe is written to, and is not replaced by a file", posix, async (t) => {
  const folder = folderWith(t, files);
  const pipe = join(folder, "pipe");
  assert.equal(spawnSync("mkfifo", [pipe]).status, 0);
  const program = join(packageFolder, "bin", "promptlink.cjs");
  const words = [program, "compose", "a", "--out", "pipe"];
  const child = spawn(process.execPath, words, { cwd: folder, stdio: "ignore" });
  const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "close");
  // Who reads waits for a writer that will never come.
  child.once("close", (code) => code === 0 || reader.kill());
  assert.equal(await text(reader.stdout), files["agents/a.md"]);
  assert.deepEqual(await ended, [0, null]);
  assert.ok(lstatSync(pipe).isFIFO());
});

test("a pipe that is full and does not wait gets all of it, once", posix, async (t) => {
  const lines = Array.from({ length: 20_000 }, (_, line) => `- Line ${line} of the prompt.\n`);
  const prompt = `You are an A.\n\n${lines.join("")}`;
  // Whoever uses Node's stream lets the pipe wait no longer, for all that have it.
  const folder = folderWith(t, { "agents/a.md": prompt, "hasty.cjs": "process.stdout;" });
  const pipe = join(folder, "pipe");
  assert.equal(spawnSync("mkfifo", [pipe]).status, 0);
  const end = openSync(pipe, "r+");
  const program = join(packageFolder, "bin", "promptlink.cjs");
  const words = ["--require", join(folder, "hasty.cjs"), program, "compose", "a"];
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ["ignore", end, "ignore"] });
  closeSync(end);
  const ended = once(child, "close");
  // Late enough for the pipe to be full.
  const reader = spawn("sh", ["-c", `sleep 0.5; exec cat "${pipe}"`]);
  child.once("close", (code) => code === 0 || reader.kill());
  assert.equal(await text(reader.stdout), prompt);
  assert.deepEqual(await ended, [0, null]);
});

const full = { skip: existsSync("/dev/full") ? false : "there is no full device" };

test("where there is no room left, or nothing to write to, it is told or let be", full, (t) => {
  const folder = folderWith(t, files);
  const program = join(packageFolder, "bin", "promptlink.cjs");
  const shell = (/** @type {string} */ words) =>
    spawnSync("sh", ["-c", `"${process.execPath}" "${program}" ${words}`], {
      cwd: folder,
      encoding: "utf8",
    });
  for (const words of ["compose a", "check --json", "compose b --json", "--help", "--version"]) {
    const { status, stderr } = shell(`${words} > /dev/full`);
    assert.equal(stderr, "error: ENOSPC: no space left on device, write\n", words);
    assert.equal(status, 2, words);
  }
  assert.equal(shell("check 2> /dev/full").status, 0);
  assert.equal(shell("compose a >&-").status, 0);
});

test("of two files none is written where one cannot be", (t) => {
  const folder = folderWith(t, files);
  const words = ["compose", "a", "--out", "persona.md", "--source-map"];
  const { status, stderr } = promptlink([...words, "none/persona.map"], { cwd: folder });
  assert.equal(status, 2);
  assert.match(stderr, /^error: none\/persona\.map cannot be written: ENOENT/);
  assert.deepEqual(readdirSync(folder).sort(), ["agents", "elsewhere"]);
  const same = promptlink([...words, "./persona.md"], { cwd: folder });
  assert.equal(same.status, 2);
  assert.match(same.stderr, /'-o, --out' and '--source-map' name the same file/);
  assert.deepEqual(readdirSync(folder).sort(), ["agents", "elsewhere"]);
});

test("no document of the library is overwritten", posix, (t) => {
  const folder = folderWith(t, { ...files, "out/keep.txt": "" });
  symlinkSync("../agents/a.md", join(folder, "out", "link.md"));
  for (const [option, file] of [
    ["--out", "agents/a.md"],
    ["--source-map", "./agents/../agents/a.md"],
    ["--out", "./agents/a.md"],
    ["-o", "out/link.md"],
  ]) {
    const words = ["compose", "a", "--summary", /** @type {string} */ (option), String(file)];
    const { status, stdout, stderr } = promptlink(words, { cwd: folder });
    assert.deepEqual([status, stdout], [2, ""], file);
    assert.match(stderr, /^error: option '[^']+' names \S+\.md, a document of the library/);
  }
  for (const [path, text] of Object.entries(files))
    assert.equal(readFileSync(join(folder, path), "utf8"), text);
  assert.equal(promptlink(["compose", "a", "-o", "new.md"], { cwd: folder }).status, 0);
});
