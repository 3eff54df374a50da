import assert from "node:assert/strict";
import { test } from "node:test";
import { assertShown, commandsOf, examplesOf } from "./examples.mjs";

test("an example has its section and the output after it", () => {
  const markdown =
    "# T\n\n```sh\na\n```\n\n## One\n\n```js\nb\n```\n\n```text\nc\n```\n\n## Two\n\n```text\nd\n```\n";
  assert.deepEqual(examplesOf(markdown), [
    { language: "sh", code: "a\n", output: undefined, section: "" },
    { language: "js", code: "b\n", output: "c\n", section: "One" },
    { language: "text", code: "d\n", output: undefined, section: "Two" },
  ]);
});

test("a console shows commands and what they print", () => {
  assert.deepEqual(commandsOf("$ a b\n1\n2\n\n$ c\n"), [
    { command: "a b", output: "1\n2" },
    { command: "c", output: "" },
  ]);
});

test("what is shown must be printed, but for what is left out", () => {
  assertShown("a\nb\nc\n", "a\n…\nc\n");
  assertShown("a\nc\n", "a\n…\nc\n");
  assertShown("a (b) $\n", "a (b) $\n");
  assert.throws(() => assertShown("a\nb\nc\n", "a\nc\n"));
  assert.throws(() => assertShown("a\nb\n", "a\n"));
  assert.throws(() => assertShown("ab\n", "a\n"));
});
