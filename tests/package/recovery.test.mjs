// The core must never fail; should it, the facade goes on. These tests let it fail at chosen moments.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Library, parse } from "promptlink";
import { core, instance } from "../../pkg/dist/boundary/engine.js";

const own = { ...core };

afterEach(() => {
  Object.assign(core, own);
});

const good = {
  "agents/reviewer.md": "# Reviewer\n\nYou are a Code Reviewer.\n\nFollow **review.md**.\n",
  "standards/other.md": "# Other\n",
};
const bad = "standards/review.md";
const badText = "# Review\n\nYou MUST read every line, and this one is of an odd length.\n";

/** How the core can fail, each leaving the instance in an unknown state. */
const faults = {
  /** @returns {never} */
  "a trap": () => {
    throw new WebAssembly.RuntimeError("unreachable");
  },
  /** @returns {never} */
  "an exhausted stack": () => {
    throw new RangeError("Maximum call stack size exceeded");
  },
  /**
   * A number that no library has is a mistake in the facade, and so a real panic.
   *
   * @returns {never}
   */
  "a panic": () => /** @type {never} */ (own.graph(4_000_000)),
};

/**
 * Lets the core fail when it reads a text of the bad one's length.
 *
 * @param {() => unknown} fault
 */
function failOnBadText(fault) {
  core.set = (library, path, kind, text) => {
    if (text === badText.length) fault();
    return own.set(library, path, kind, text);
  };
}

for (const [name, fault] of Object.entries(faults)) {
  test(`${name} on a document is reported with its path, and everything else goes on`, () => {
    failOnBadText(fault);
    const before = instance();
    const library = new Library().setMany(good).set(bad, badText);
    assert.equal(library.text(bad), badText, "the text is kept");
    const findings = library.check().filter(({ code }) => code === "internal");
    assert.deepEqual(
      findings.map(({ document, severity }) => [document, severity]),
      [[bad, "error"]],
    );
    assert.ok(instance() > before, "the instance is a new one");
    assert.equal(
      library.document("agents/reviewer.md")?.references[0]?.target,
      bad,
      "it is still referred to",
    );
    const persona = library.compose("reviewer");
    assert.match(persona.text, /You are a Code Reviewer/);
    assert.deepEqual(
      persona.diagnostics.map(({ code, document }) => [code, document]),
      [["internal", bad]],
    );
    assert.ok(
      persona.leftOut.some(({ document, reason }) => document === bad && reason === "internal"),
    );
  });
}

test("a document that was mended is read again", () => {
  failOnBadText(faults["a panic"]);
  const library = new Library().setMany(good).set(bad, badText);
  library.set(bad, "# Review\n\nYou MUST read.\n");
  assert.deepEqual(
    library.check().filter(({ code }) => code === "internal"),
    [],
  );
  assert.match(library.compose("reviewer").text, /You MUST read\./);
});

test("the agent itself failing is an error that names it", () => {
  failOnBadText(faults["a panic"]);
  const library = new Library().setMany(good).set("agents/bad.md", badText);
  assert.throws(() => library.compose("agents/bad.md"), {
    code: "internal",
    document: "agents/bad.md",
  });
  assert.match(library.compose("reviewer").text, /Code Reviewer/);
});

test("a question that fails finds the document that it fails on", () => {
  let holdsBad = false;
  core.set = (library, path, kind, text) => {
    if (path === bad.length) holdsBad = text === badText.length;
    return own.set(library, path, kind, text);
  };
  core.check = (library) => (holdsBad ? faults["a trap"]() : own.check(library));
  core.document = (library, path) =>
    holdsBad && path === bad.length ? faults["a trap"]() : own.document(library, path);
  const library = new Library().setMany({ ...good, [bad]: badText });
  const found = library.check().filter(({ code }) => code === "internal");
  assert.deepEqual(
    found.map(({ document }) => document),
    [bad],
  );
  assert.equal(library.document("agents/reviewer.md")?.agent?.role, "Code Reviewer");
  assert.deepEqual(library.document(bad)?.sections, [], "it is read as if it were empty");
});

test("a question that fails on no document is an error, and the next is answered", () => {
  const library = new Library().setMany(good);
  core.graph = faults["a panic"];
  assert.throws(() => library.graph(), {
    code: "internal",
    message: /the WebAssembly stopped at 0x[\da-f]+ \(unreachable\); please report this$/,
  });
  core.graph = own.graph;
  assert.equal(library.graph().documents.length, 2);
});

test("parsing fails with an error, and the next text is parsed", () => {
  core.parse = faults["an exhausted stack"];
  assert.throws(() => parse("# A\n"), { code: "internal" });
  core.parse = own.parse;
  assert.equal(parse("# A\n").sections.length, 1);
});

test("a fault in one library leaves the others as they were", () => {
  const other = new Library().setMany({ ...good, [bad]: badText });
  const expected = other.inspect();
  const persona = other.compose("reviewer");
  failOnBadText(faults["a panic"]);
  new Library().setMany(good).set(bad, badText);
  Object.assign(core, own);
  assert.deepEqual(other.inspect(), expected);
  assert.equal(other.compose("reviewer").digest, persona.digest);
  assert.equal(persona.sources.length, 2, "what was composed before can still be asked");
});

test("hundreds of faults between good calls give no wrong answer", () => {
  const expected = new Library().setMany(good).inspect();
  for (let round = 0; round < 300; round += 1) {
    assert.throws(() => own.graph(4_000_000));
    core.documents = round % 2 === 0 ? own.documents : faults["a trap"];
    const library = new Library().setMany(good);
    if (round % 2 === 0) assert.deepEqual(library.inspect(), expected);
    else assert.throws(() => library.documents(), { code: "internal" });
  }
});

test("a text that would take memory for ever is not handed over", () => {
  const library = new Library().setMany({ ...good, "big.md": "x".repeat(33 * 1024 * 1024) });
  assert.deepEqual(
    library
      .check()
      .map(({ code, document }) => [code, document])
      .filter(([, document]) => document === "big.md"),
    [["document-too-large", "big.md"]],
  );
  assert.match(library.compose("reviewer").text, /Code Reviewer/);
});
