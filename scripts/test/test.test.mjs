import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Failure } from "../lib/failure.mjs";
import {
  cargoTests,
  commandCheck,
  failedFiles,
  makeChecks,
  nodeTests,
  printedLines,
  skipLines,
} from "./checks.mjs";
import { chosen } from "./choice.mjs";
import { closingLine, failures, timeTable } from "./report.mjs";

const folder = mkdtempSync(join(tmpdir(), "promptlink-test-"));
process.env.XDG_CACHE_HOME = folder;
after(() => rmSync(folder, { recursive: true }));

/** @type {() => Promise<undefined>} */
const passes = async () => undefined;
const fails = () => Promise.reject(new Failure("as it should"));

/** @param {readonly import("./checks.mjs").Check[]} checks */
const verdicts = async (checks) => (await makeChecks(checks)).map(({ verdict }) => verdict);

test("a check that fails does not keep the others from being made", async () => {
  const checks = [
    { name: "one", run: passes },
    { name: "two", run: fails },
    { name: "three", run: passes },
  ];
  assert.deepEqual(await verdicts(checks), ["passed", "failed", "passed"]);
});

test("what needs a check that failed has failed too, and so on", async () => {
  let tried = false;
  const run = async () => {
    tried = true;
    return undefined;
  };
  const checks = [
    { name: "build", run: fails },
    { name: "page", needs: ["build"], run },
    { name: "more", needs: ["page"], run },
  ];
  assert.deepEqual(await verdicts(checks), ["failed", "failed", "failed"]);
  assert.equal(tried, false);
});

test("what cannot be made here is skipped", async () => {
  assert.deepEqual(await verdicts([{ name: "fuzz", skip: () => "no tool", run: fails }]), [
    "skipped",
  ]);
});

test("a command's exit code decides, and a command that runs no test fails", async () => {
  const command = (/** @type {string} */ code) => () => ({
    command: process.execPath,
    args: ["-e", code],
  });
  const checks = [
    commandCheck("exit 0", command("")),
    commandCheck("exit 1", command("process.exit(1)")),
    commandCheck("two tests", command("console.log('# pass 2')"), { count: nodeTests }),
    commandCheck("no test", command("console.log('# pass 0')"), { count: nodeTests }),
  ];
  assert.deepEqual(await verdicts(checks), ["passed", "failed", "passed", "failed"]);
});

test("what failed is tried once more by itself; if it holds then, it passes and is reported", async () => {
  const command = (/** @type {string} */ code) => ({
    command: process.execPath,
    args: ["-e", code],
  });
  const failing =
    "console.log('# pass 1\\n# fail 1\\ntest at tests/a.test.mjs:3:1'); process.exit(1)";
  const check = (/** @type {string} */ name, /** @type {string | undefined} */ second) =>
    commandCheck(name, () => command(failing), {
      count: nodeTests,
      again: (output) => {
        assert.deepEqual(failedFiles(output), ["tests/a.test.mjs"]);
        return second === undefined ? undefined : command(second);
      },
    });
  const made = await makeChecks([
    check("steady", "process.exit(1)"),
    check("unsteady", ""),
    check("unknown", undefined),
  ]);
  assert.deepEqual(
    made.map(({ verdict }) => verdict),
    ["failed", "passed", "failed"],
  );
  const [steady = "", unsteady = "", unknown = ""] = failures(made);
  assert.match(steady, /^steady:\n.*exit code 1:[\s\S]*\nAgain, .*exit code 1:/);
  assert.match(
    unsteady,
    /^unsteady, which held when tried again:\n.*[\s\S]*tests\/a\.test\.mjs:3:1/,
  );
  assert.doesNotMatch(unsteady, /Again/);
  assert.doesNotMatch(unknown, /Again/);
});

test("counts the tests of all of cargo's binaries", () => {
  const result = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
  assert.equal(cargoTests(`running 12 tests\n${result}\n\n${result}; finished in 0.1s\n`), 24);
  assert.equal(cargoTests("Compiling"), 0);
});

test("counts the tests of Node's runner, without those that were skipped", () => {
  assert.equal(nodeTests("ℹ tests 9\nℹ suites 1\nℹ pass 6\nℹ fail 1\nℹ skipped 2\n"), 7);
  assert.equal(nodeTests("# tests 2\n# pass 2\n# fail 0\n"), 2);
});

test("passes on what tests say that they skipped, once", () => {
  const output =
    "ok\n  skipped: no corpus\nskipped: no corpus\ngold: skipped, no corpus\n2 skipped\n";
  assert.deepEqual(skipLines(output), ["skipped: no corpus", "gold: skipped, no corpus"]);
});

test("passes on what cargo's tests printed, without cargo's own lines", () => {
  const run =
    "running 1 test\nlinks: 0.99\n  rules: 0.93\ntest tune ... ok\n\ntest result: ok. 1 passed\n";
  const output = `   Compiling promptlink\nwarning: unused\n\n${run}`;
  assert.deepEqual(printedLines(output), ["links: 0.99", "  rules: 0.93"]);
});

const named = [
  { name: "build", run: passes },
  { name: "browser", run: passes },
  { name: "page's build", needs: ["build"], run: passes },
  { name: "page", needs: ["browser", "page's build"], run: passes },
  { name: "clippy", run: passes },
];

test("a word chooses the checks whose names hold it, with all that they need", () => {
  const names = (/** @type {string[]} */ ...words) => chosen(named, words).map(({ name }) => name);
  assert.deepEqual(names(), ["build", "browser", "page's build", "page", "clippy"]);
  assert.deepEqual(names("clip"), ["clippy"]);
  assert.deepEqual(names("page"), ["build", "browser", "page's build", "page"]);
  assert.throws(() => names("clipy"), /No check is named like clipy; there are: build, /);
});

/** @type {import("./checks.mjs").Result[]} */
const results = [
  { name: "build", verdict: "passed", time: 30_000 },
  { name: "fuzz", verdict: "skipped", time: 0 },
  { name: "core", verdict: "failed", time: 90_000 },
];

test("the closing line counts the checks, and names skipped ones only if there are some", () => {
  assert.equal(closingLine(results), "1 passed, 1 failed, 1 skipped");
  assert.equal(closingLine(results.slice(0, 1)), "1 passed, 0 failed");
});

test("the end of the log tells again what failed by itself, long texts without their middle", async () => {
  const lines = Array.from({ length: 90 }, (_, line) => `line ${line}`);
  const long = () => Promise.reject(new Failure(lines.join("\n")));
  const made = await makeChecks([
    { name: "one", run: passes },
    { name: "build", run: fails },
    { name: "page", needs: ["build"], run: passes },
    { name: "core", run: long },
  ]);
  const [build, core, ...others] = failures(made);
  assert.deepEqual(others, []);
  assert.equal(build, "build:\nas it should");
  const shown = core?.split("\n") ?? [];
  assert.deepEqual(
    [shown.length, shown[1], shown[16], shown.at(-1)],
    [62, "line 0", "…", "line 89"],
  );
});

test("the table tells each check's time and share, and the total", () => {
  assert.equal(
    timeTable(results),
    [
      "Where the time went:",
      "  build         30 s  passed  ########",
      "  fuzz         0.0 s  skipped",
      "  core    1 min 30 s  failed  #######################",
      "  total   2 min 00 s",
    ].join("\n"),
  );
});
