import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { findProgram, npm, withPath } from "./programs.mjs";

const folder = mkdtempSync(join(tmpdir(), "promptlink-test-"));
after(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} name
 * @param {number} mode
 */
function program(name, mode = 0o755) {
  const path = join(folder, name);
  writeFileSync(path, "");
  chmodSync(path, mode);
  return path;
}

test("finds the first program of that name on the path", () => {
  const path = program("first");
  const env = { PATH: [join(folder, "nowhere"), folder].join(delimiter) };
  assert.equal(findProgram("first", env, "linux"), path);
  assert.equal(findProgram("second", env, "linux"), undefined);
});

test("a folder, or a file without the right to run it, is no program", {
  skip: onWindows(),
}, () => {
  mkdirSync(join(folder, "directory"));
  program("plain", 0o644);
  assert.equal(findProgram("directory", { PATH: folder }, "linux"), undefined);
  assert.equal(findProgram("plain", { PATH: folder }, "linux"), undefined);
});

test("on Windows a program has an ending, and the path may be spelt Path", () => {
  const path = program("tool.CMD");
  assert.equal(findProgram("tool", { Path: folder, PATHEXT: ".EXE;.CMD" }, "win32"), path);
});

test("puts folders first on the path, once each, and leaves the rest of the environment", () => {
  const env = withPath(["/new", undefined, "/old"], {
    PATH: `/old${delimiter}/bin`,
    HOME: "/home",
  });
  assert.deepEqual(env, { PATH: ["/new", "/old", "/bin"].join(delimiter), HOME: "/home" });
  assert.deepEqual(withPath(["/new"], { Path: "/bin" }), { Path: `/new${delimiter}/bin` });
});

test("npm is started by Node where that is known, and by a shell only on Windows", () => {
  const known = npm(["ci"], { npm_execpath: "/lib/npm-cli.js" }, "win32");
  assert.deepEqual(known, { command: process.execPath, args: ["/lib/npm-cli.js", "ci"] });
  assert.deepEqual(npm(["ci"], {}, "win32"), { command: "npm", args: ["ci"], shell: true });
  const other = { npm_execpath: "/lib/yarn.js" };
  assert.deepEqual(npm(["ci"], other, "linux"), { command: "npm", args: ["ci"], shell: false });
});

function onWindows() {
  return process.platform === "win32";
}
