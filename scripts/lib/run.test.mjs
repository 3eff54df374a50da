import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Failure } from "./failure.mjs";
import { ask, attempt, excerpt, run } from "./run.mjs";

const folder = mkdtempSync(join(tmpdir(), "promptlink-test-"));
process.env.XDG_CACHE_HOME = folder;
after(() => rmSync(folder, { recursive: true }));

/** @param {string} code */
const script = (code) => ({ command: process.execPath, args: ["-e", code] });

test("keeps what a command prints, in order, in its log and its outcome", async () => {
  const outcome = await attempt("both", script("console.log('one'); console.error('two')"));
  assert.equal(outcome.code, 0);
  assert.match(outcome.output, /one/);
  assert.match(outcome.output, /two/);
  assert.equal(readFileSync(outcome.log, "utf8"), outcome.output);
});

test("colours are for the log alone", async () => {
  const { output } = await attempt("colours", script("console.log('\\u001b[32mok\\u001b[0m')"));
  assert.equal(output, "ok\n");
});

test("a failure tells the command, its exit code, how its output began and ended, and its log", async () => {
  const code = "for (let i = 1; i <= 50; i++) console.log('line ' + i); process.exitCode = 3";
  await assert.rejects(run("fails", script(code)), (error) => {
    assert.ok(error instanceof Failure);
    assert.match(error.message, /failed with exit code 3:\n {2}\| line 1\n/);
    assert.match(error.message, /\| line 10\n {2}\| …\n {2}\| line 21\n[\s\S]*\| line 50\n/);
    assert.ok(error.message.endsWith(`Whole log: ${join(folder, "promptlink/logs/fails.log")}`));
    return true;
  });
});

test("a command that is ended by a signal has failed", async () => {
  const outcome = await attempt("killed", script("process.kill(process.pid, 'SIGKILL')"));
  assert.notEqual(outcome.code, 0);
});

test("a program that does not exist is a failure for people", async () => {
  const missing = { command: join(folder, "missing"), args: [] };
  await assert.rejects(attempt("missing", missing), Failure);
  assert.equal(ask(missing.command, []), undefined);
});

test("asks for the output of a short command, and for nothing where it fails", () => {
  assert.equal(ask(process.execPath, ["-e", "console.log(' yes ')"]), "yes");
  assert.equal(ask(process.execPath, ["-e", "console.log('no'); process.exit(1)"]), undefined);
});

test("empty lines and what a progress bar overwrote are told apart from lines", async () => {
  const code = "process.stdout.write('a\\n\\nb\\r10%\\r20%\\n  \\nc\\n'); process.exitCode = 1";
  await assert.rejects(
    run("bar", script(code)),
    /: *\n {2}\| a\n {2}\| b\n {2}\| 10%\n {2}\| 20%\n {2}\| c\n/,
  );
});

test("an excerpt is the first quarter and the rest from the end", () => {
  assert.deepEqual(excerpt(["1", "2", "3", "4"], 4), ["1", "2", "3", "4"]);
  assert.deepEqual(excerpt(["1", "2", "3", "4", "5"], 4), ["1", "…", "3", "4", "5"]);
});
