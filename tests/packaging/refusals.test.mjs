// Where the package cannot work, or finds itself twice: an error that says so, and nothing half-done.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { closeBrowser } from "./harness/browser.mjs";
import { makeProject } from "./harness/project.mjs";
import { expected } from "./harness/seed.mjs";
import { packInto } from "./harness/tarball.mjs";
import { whyNot } from "./harness/tools.mjs";

const packed = mkdtempSync(join(tmpdir(), "promptlink-packed-"));
/** @type {import("./harness/project.mjs").Project} */
let project;

before(async () => {
  const folder = fileURLToPath(new URL("refusals", import.meta.url));
  project = await makeProject(folder, packInto(packed).file);
});

after(async () => {
  await closeBrowser();
  project.remove();
  rmSync(packed, { recursive: true });
});

/** @param {string} output */
const lines = (output) => output.split("\n").map((line) => JSON.parse(line));

test("a runtime without WebAssembly", async () => {
  const [report, code] = (await project.node("--jitless", "attempt.js")).split("\n");
  assert.deepEqual(JSON.parse(report ?? ""), {
    code: "webassembly-unavailable",
    message: "this runtime has no WebAssembly, which promptlink is made of",
    known: true,
    size: 0,
  });
  assert.equal(code, "webassembly-unavailable", "it is said every time");
});

test("a runtime whose WebAssembly has no SIMD", async (t) => {
  if (process.arch !== "x64") return t.skip("only on x64 it can be switched off");
  const [report, code] = (await project.node("--no-enable-ssse3", "attempt.js")).split("\n");
  const { message, ...others } = JSON.parse(report ?? "");
  assert.deepEqual(others, { code: "webassembly-unavailable", known: true, size: 0 });
  assert.match(message, /has no SIMD.* from Node 16\.4, Chrome and Edge 91, .* on$/);
  assert.equal(code, "webassembly-unavailable", "it is said every time");
});

test("a Content-Security-Policy that forbids WebAssembly", async () => {
  const headers = {
    "content-security-policy": "default-src 'none'; script-src 'self' 'unsafe-inline'",
  };
  const [report] = lines(await project.browse("forbidden.html", { headers, complains: true }));
  const { message, ...others } = report;
  assert.deepEqual(others, { code: "webassembly-unavailable", known: true, size: 0 });
  assert.match(message, /add 'wasm-unsafe-eval' to script-src/);
});

for (const version of ["node-20", "node-22", "node-24"]) {
  test(`${version} that does not require ECMAScript modules`, async (t) => {
    const reason = whyNot(version);
    if (reason) {
      console.log(`skipped: ${reason}`);
      return t.skip(reason);
    }
    const flag = "--no-experimental-require-module";
    const [{ code, message }] = lines(await project.run(version, flag, "require.cjs"));
    assert.equal(code, "ERR_REQUIRE_ESM");
    assert.match(message, /dynamic import\(\)/);
  });
}

test("what is handed over in place of the WebAssembly", async () => {
  const output = (await project.node("slim.mjs")).split("\n");
  const digest = output.pop();
  const { version } = JSON.parse(
    readFileSync(project.file("node_modules/promptlink/package.json"), "utf8"),
  );
  const kind = "must be a WebAssembly.Module or its bytes";
  const reports = output.map((line) => JSON.parse(line));
  const none = "the bytes are no WebAssembly module";
  /** @type {[code: string, message: string][]} */
  const wanted = [
    ["not-initialized", "call `initialize` of promptlink/slim with the WebAssembly module first"],
    ["invalid-argument", `the WebAssembly ${kind}`],
    ["invalid-argument", none],
    [
      "invalid-argument",
      `the WebAssembly must be promptlink ${version}, but it is tokens ${version}`,
    ],
    [
      "invalid-argument",
      `the WebAssembly must be tokens ${version}, but it is promptlink ${version}`,
    ],
    ["invalid-argument", none],
  ];
  assert.deepEqual(
    reports.map(({ code, message }) => [code, message.startsWith(none) ? none : message]),
    wanted,
  );
  assert.equal(digest, expected);
});

test("two versions in one process", async () => {
  const own = project.file("node_modules/promptlink");
  const next = project.file("node_modules/promptlink-next");
  cpSync(own, next, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  const later = version.replace(/^\d/, "9");
  for (const path of ["package.json", "wasm/promptlink.js", "wasm/promptlink_bg.wasm"]) {
    const text = readFileSync(join(next, path), "latin1");
    assert.ok(text.includes(version), path);
    writeFileSync(join(next, path), text.replaceAll(version, later), "latin1");
  }
  const [{ code, message }] = lines(await project.node("versions.mjs"));
  assert.equal(code, "invalid-argument");
  assert.equal(
    message,
    `the WebAssembly must be promptlink ${later}, but it is promptlink ${version}`,
  );
});

test("a bundler that doubles the module", async () => {
  const options = ["--bundle", "--minify", "--format=esm", "--outdir=dist"];
  await project.run("esbuild", "one.js", "other.js", ...options);
  const [report] = lines(await project.browse("duplicated.html"));
  assert.deepEqual(report, { copies: 2, known: true, digests: [expected, expected] });
});

test("a worker that is terminated amid a call", async () => {
  assert.equal(await project.node("terminated.mjs"), expected);
});
