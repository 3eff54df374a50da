// The crate as others would get it: what it holds, that it builds by itself, and that its examples run.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const own = ["--locked", "--offline", "--package", "promptlink", "--allow-dirty"];

/** @param {string[]} args */
function cargo(...args) {
  const options = /** @type {const} */ ({ cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  return execFileSync("cargo", args, { ...options, stdio: ["ignore", "pipe", "ignore"] });
}

/** What is known of the crate and all that it is built from. */
const metadata = JSON.parse(cargo("metadata", "--locked", "--offline", "--format-version=1"));
const { version, rust_version: oldest } = metadata.packages.find(
  (/** @type {{ name: string }} */ { name }) => name === "promptlink",
);

const folder = mkdtempSync(join(tmpdir(), "promptlink-crate-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("it holds its sources and tests, the roster of its examples, and nothing else", () => {
  const files = cargo("package", "--list", ...own)
    .trim()
    .split("\n");
  const single = files.filter((path) => !/^(?:src|library|tests)\//.test(path));
  // Where the repository is one of git, cargo notes the commit.
  const written = single.filter((path) => path !== ".cargo_vcs_info.json");
  assert.deepEqual(written.sort(), [
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
  ]);
  const sources = files.filter((path) => path.startsWith("src/"));
  assert.ok(sources.length > 100 && sources.every((path) => path.endsWith(".rs")));
  assert.ok(files.some((path) => path.startsWith("library/")));
  const tests = files.filter((path) => path.startsWith("tests/"));
  assert.ok(tests.every((path) => /\.rs$|^tests\/(?:fixtures|snapshots)\//.test(path)));
});

test("it builds by itself, and the examples of its documentation run there", () => {
  const packaged = spawnSync("cargo", ["package", ...own], { cwd: root, encoding: "utf8" });
  assert.equal(packaged.status, 0, packaged.stderr);
  assert.doesNotMatch(packaged.stderr, /^warning/m, "cargo has nothing to complain of");
  const crate = join(folder, "crate");
  // Within the repository, cargo would take it for a member of the workspace.
  cpSync(join(metadata.target_directory, "package", `promptlink-${version}`), crate, {
    recursive: true,
  });
  const { status, stdout, stderr } = spawnSync(
    "cargo",
    ["test", "--doc", "--locked", "--offline"],
    {
      cwd: crate,
      encoding: "utf8",
      env: { ...process.env, CARGO_TARGET_DIR: metadata.target_directory },
    },
  );
  assert.equal(status, 0, `${stdout}${stderr}`);
  const [, passed] = /^test result: ok\. (\d+) passed; 0 failed; 0 ignored/m.exec(stdout) ?? [];
  assert.ok(Number(passed) >= 5, stdout);
});

test("nothing that it is built from asks for a later Rust than it does", () => {
  const parts = (/** @type {string} */ one) => one.split(".").map(Number);
  const [major = 0, minor = 0] = parts(oldest);
  const later = metadata.packages.filter((/** @type {any} */ { rust_version }) => {
    const [its = 0, itsMinor = 0] = parts(rust_version ?? "1.0");
    return its > major || (its === major && itsMinor > minor);
  });
  assert.deepEqual(
    later.map((/** @type {any} */ { name, rust_version }) => `${name} ${rust_version}`),
    [],
  );
});
