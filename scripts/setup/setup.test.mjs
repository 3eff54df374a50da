import assert from "node:assert/strict";
import { test } from "node:test";
import { lockedVersion } from "./cargo-tools.mjs";
import { findChromium } from "./chromium.mjs";
import { isDebian, isStandardLibrary, linkerPackage } from "./debian.mjs";
import { isRecent as isRecentNode } from "./node.mjs";
import { asksForSame, isInstalled } from "./npm-packages.mjs";
import { isRecent as isRecentRust, oldestRust } from "./rust.mjs";

test("Node is recent from version 20 on", () => {
  assert.equal(isRecentNode("18.20.4"), false);
  assert.equal(isRecentNode("20.0.0"), true);
  assert.equal(isRecentNode("100.1.0"), true);
});

test("Rust is recent from the version on that the manifest names", () => {
  const oldest = oldestRust('[package]\nedition = "2024"\nrust-version = "1.88"\n');
  assert.equal(oldest, "1.88");
  for (const [answer, recent] of /** @type {const} */ ([
    ["rustc 1.87.0 (17067e9ac 2025-05-09)", false],
    ["rustc 1.88.0 (6b00bc388 2025-06-23)", true],
    ["rustc 1.100.0-nightly", true],
    ["rustc 2.0.0", true],
    ["rustc 1.9.0", false],
  ])) {
    assert.equal(isRecentRust(answer, oldest), recent, answer);
  }
  assert.throws(() => oldestRust("[package]\n"), /rust-version/);
});

test("reads the version of just that crate from the lock, whatever the line ends", () => {
  const lock = '[[package]]\nname = "wasm-bindgen-macro"\nversion = "1.0.0"\n\n[[package]]\n';
  const entry = 'name = "wasm-bindgen"\nversion = "0.2.130"\n';
  assert.equal(lockedVersion(lock + entry, "wasm-bindgen"), "0.2.130");
  assert.equal(lockedVersion((lock + entry).replaceAll("\n", "\r\n"), "wasm-bindgen"), "0.2.130");
  assert.throws(() => lockedVersion(lock, "wasm-bindgen"), /does not name wasm-bindgen/);
});

test("knows Debian and what is made from it", () => {
  assert.equal(isDebian('PRETTY_NAME="Debian"\nID=debian\nVERSION_ID="12"\n'), true);
  assert.equal(isDebian("ID=ubuntu\nID_LIKE=debian\n"), true);
  assert.equal(isDebian('ID=pop\nID_LIKE="ubuntu debian"\n'), true);
  assert.equal(isDebian('ID=fedora\nNAME="not debian"\n'), false);
  assert.equal(isDebian(""), false);
});

test("reads the linker's package off the link", () => {
  assert.equal(linkerPackage("lld-22"), "lld-22");
  assert.equal(linkerPackage("../lib/llvm/lld-19"), "lld-19");
  assert.equal(linkerPackage("/usr/bin/ld"), undefined);
});

test("takes the standard library from a build, without the empty crate that caused it", () => {
  assert.equal(isStandardLibrary("libstd-0a1b.rlib"), true);
  assert.equal(isStandardLibrary("libempty-0a1b.rlib"), false);
  assert.equal(isStandardLibrary("libstd-0a1b.rmeta"), false);
});

const a = { version: "1.0.0", integrity: "sha512-a" };
const lock = {
  packages: { "": {}, pkg: {}, "node_modules/a": a, "node_modules/b": { ...a, optional: true } },
};

test("packages are installed when those of the lock are there, and no others", () => {
  const there = { pkg: {}, "node_modules/a": a };
  assert.equal(isInstalled(lock, { packages: there }), true);
  assert.equal(isInstalled(lock, { packages: { ...there, "node_modules/b": a } }), true);
  assert.equal(isInstalled(lock, { packages: { ...there, "node_modules/c": a } }), false);
  assert.equal(isInstalled(lock, { packages: {} }), false);
});

test("a package of another version or content is not the locked one", () => {
  const other = (/** @type {object} */ change) => ({
    packages: { "node_modules/a": { ...a, ...change } },
  });
  assert.equal(isInstalled(lock, other({ version: "1.0.1" })), false);
  assert.equal(isInstalled(lock, other({ integrity: "sha512-b" })), false);
});

test("manifests are compared by what they ask for alone", () => {
  const one = { name: "one", devDependencies: { a: "1", b: "2" }, dependencies: {} };
  assert.equal(asksForSame(one, { devDependencies: { b: "2", a: "1" } }), true);
  assert.equal(asksForSame(one, { devDependencies: { a: "1" } }), false);
  assert.equal(asksForSame(one, { ...one, dependencies: { c: "3" } }), false);
});

test("CHROMIUM decides alone which browser is used", () => {
  assert.equal(findChromium({ CHROMIUM: process.execPath, PATH: "" }), process.execPath);
  assert.equal(findChromium({ CHROMIUM: "/no/such/browser", PATH: process.env.PATH }), undefined);
});
