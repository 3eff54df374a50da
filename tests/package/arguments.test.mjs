import assert from "node:assert/strict";
import { test } from "node:test";
import { Library, parse } from "promptlink";

const library = new Library().set("a.md", "# A\n");
/** @type {any} */
const untyped = library;
/** @type {readonly unknown[]} */
const notText = [undefined, null, 1, 1n, true, Symbol("x"), {}, [], () => {}];

/** @type {Record<string, (value: any) => unknown>} */
const calls = {
  "set, path": (value) => untyped.set(value, "x"),
  "set, text": (value) => untyped.set("x.md", value),
  delete: (value) => untyped.delete(value),
  "rename, from": (value) => untyped.rename(value, "x.md"),
  "rename, to": (value) => untyped.rename("a.md", value),
  has: (value) => untyped.has(value),
  text: (value) => untyped.text(value),
  document: (value) => untyped.document(value),
  find: (value) => untyped.find(value),
  compose: (value) => untyped.compose(value),
  parse: (value) => parse(value),
};

for (const [name, call] of Object.entries(calls)) {
  test(`${name} takes a string and nothing else`, () => {
    for (const value of notText) {
      assert.throws(
        () => call(value),
        { name: "TypeError", code: "invalid-argument" },
        typeof value,
      );
    }
    assert.equal(library.size, 1, "nothing came of it");
  });
}

test("a finding is whole, or it is refused", () => {
  const place = {
    document: "b.md",
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    start: 0,
    end: 0,
  };
  const related = [{ ...place, message: "here" }];
  const fix = { message: "Do it", edits: [{ document: "b.md", start: 0, end: 0, text: "x" }] };
  const head = { code: "own", severity: "error", message: "no", subject: "b", help: "yes" };
  const finding = { ...head, ...place, related, fix };
  const refused = [
    ...notText,
    "text",
    { ...finding, code: 1 },
    { ...finding, severity: "fatal" },
    { ...finding, document: undefined },
    { ...finding, start: -1 },
    { ...finding, subject: undefined },
    { ...finding, help: undefined },
    { ...finding, related: null },
    { ...finding, related: [{ ...related[0], line: "1" }] },
    { ...finding, fix: { ...fix, edits: [null] } },
  ];
  for (const value of refused) {
    const error = { name: "TypeError", code: "invalid-argument", message: /^the finding / };
    assert.throws(() => untyped.report(value), error);
  }
  assert.deepEqual(library.check(), [], "nothing came of it");
  const told = new Library().set("a.md", "# A\n");
  told.report(/** @type {any} */ (finding));
  assert.deepEqual(told.check(), [finding]);
});

test("a place in a persona is a number", () => {
  const persona = /** @type {any} */ (library.compose("a"));
  for (const value of [...notText.filter((value) => typeof value !== "number"), Number.NaN]) {
    assert.throws(() => persona.at(value), { name: "TypeError", code: "invalid-argument" });
  }
  assert.equal(persona.at(-1), undefined);
  assert.equal(persona.at(Number.POSITIVE_INFINITY), undefined);
  assert.notEqual(persona.at(0), undefined);
});

test("names hold no lone surrogates", () => {
  assert.throws(() => library.set("\ud800.md", ""), {
    name: "TypeError",
    code: "invalid-argument",
  });
  assert.throws(() => library.compose("\udfff"), { name: "TypeError", code: "invalid-argument" });
});

test("options are objects with known names and fitting values", () => {
  const refused = [
    [() => untyped.compose("a", 1), /must be an object, not 1/],
    [() => untyped.compose("a", { taget: "xml" }), /no option "taget"; did you mean "target"\?/],
    [
      () => untyped.compose("a", { target: "html" }),
      /must be one of "markdown", "xml", not "html"/,
    ],
    [() => untyped.compose("a", { target: "mardkown" }), /did you mean "markdown"\?/],
    [() => untyped.compose("a", { depth: -1 }), /must be a whole number/],
    [() => untyped.compose("a", { depth: 1.5 }), /must be a whole number/],
    [() => untyped.compose("a", { depth: "1" }), /must be a whole number/],
    [() => untyped.compose("a", { __proto__: null, constructor: 1 }), /no option "constructor"/],
    [() => untyped.set("b.md", "", { kind: "agnet" }), /did you mean "agent"\?/],
    [() => new Library(/** @type {any} */ ({ alias: {} })), /did you mean "aliases"\?/],
    [() => new Library(/** @type {any} */ ({ aliases: { a: 1 } })), /values are strings/],
    [() => untyped.setMany(1), /pairs of both/],
    [() => untyped.setMany(["a.md"]), /a pair of path and text/],
  ];
  for (const [call, message] of /** @type {[() => unknown, RegExp][]} */ (refused)) {
    assert.throws(
      call,
      (error) => error instanceof TypeError && "code" in error && message.test(error.message),
    );
  }
  assert.equal(
    untyped.compose("a", { target: undefined }).target,
    "markdown",
    "undefined is not given",
  );
});

test("no path leads out of the library", () => {
  const paths = [
    "",
    "../a.md",
    "a/../b.md",
    "./a.md",
    "a//b.md",
    "/etc/passwd",
    "C:/a.md",
    "c:a.md",
    "\\\\server\\a",
    "a\\b.md",
    "~/a.md",
    "a/%2e%2e/b.md",
    "a\0.md",
    "a\u202e.md",
    "https://x.example/a.md",
    "a./b.md",
    "a.md ",
    "nul.md",
    "e\u0301.md",
    "x".repeat(2000),
  ];
  for (const path of paths) {
    const refused = { name: "PromptlinkError", code: "invalid-path", document: path };
    assert.throws(() => library.set(path, ""), refused, JSON.stringify(path));
    assert.throws(() => library.rename("a.md", path), refused, JSON.stringify(path));
  }
  assert.equal(library.size, 1);
  assert.equal(library.has("a.md"), true);
});

test("moving needs a document and a free path", () => {
  const two = new Library().setMany({ "a.md": "a", "b.md": "b" });
  assert.throws(() => two.rename("c.md", "d.md"), { code: "unknown-document" });
  assert.throws(() => two.rename("a.md", "b.md"), { code: "document-exists" });
  assert.equal(two.rename("a.md", "a.md").text("a.md"), "a");
});
