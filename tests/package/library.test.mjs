import assert from "node:assert/strict";
import { test } from "node:test";
import { Library, PromptlinkError } from "promptlink";

/** @param {Record<string, string>} documents */
const libraryOf = (documents) => new Library().setMany(documents);

/** @param {Library} library */
const errors = (library) =>
  library
    .check()
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

/**
 * The places of a value that are undefined, which JSON would lose.
 *
 * @param {unknown} value
 * @param {string} [place]
 * @returns {string[]}
 */
function undefinedIn(value, place) {
  if (value === undefined) return [place ?? ""];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    undefinedIn(child, place === undefined ? key : `${place}.${key}`),
  );
}

const pair = {
  "agents/reviewer.md": "# Reviewer\n\nYou are a Code Reviewer.\n\nFollow **review.md**.\n",
  "standards/review.md": "# Review\n\nYou MUST read every line.\n",
};

test("documents are set, listed, renamed and deleted", () => {
  const library = libraryOf(pair);
  assert.equal(library.size, 2);
  assert.deepEqual(
    library.documents().map(({ path, kind }) => [path, kind]),
    [
      ["agents/reviewer.md", "agent"],
      ["standards/review.md", "standard"],
    ],
  );
  library.rename("standards/review.md", "standards/code.md");
  assert.equal(library.has("standards/review.md"), false);
  assert.equal(library.text("standards/code.md"), pair["standards/review.md"]);
  assert.deepEqual(errors(library), ["dangling-reference"]);
  library.rename("standards/code.md", "standards/review.md");
  assert.deepEqual(library.check(), []);
  assert.equal(library.delete("standards/review.md"), true);
  assert.equal(library.delete("standards/review.md"), false);
  assert.equal(library.size, 1);
});

test("pairs and maps are taken like an object", () => {
  const paths = (/** @type {Library} */ library) => library.documents().map(({ path }) => path);
  const fromObject = paths(libraryOf(pair));
  assert.deepEqual(paths(new Library().setMany(Object.entries(pair))), fromObject);
  assert.deepEqual(paths(new Library().setMany(new Map(Object.entries(pair)))), fromObject);
});

test("the order in which documents are set changes nothing", () => {
  const forth = libraryOf(pair);
  const back = new Library().setMany(Object.entries(pair).reverse());
  assert.deepEqual(back.inspect(), forth.inspect());
  assert.equal(back.compose("reviewer").digest, forth.compose("reviewer").digest);
});

test("a document is told, or its kind is said", () => {
  const library = new Library().set("notes/x.md", "# X\n", { kind: "skill" });
  assert.equal(library.document("notes/x.md")?.kind, "skill");
  assert.equal(library.document("notes/y.md"), undefined);
});

test("a name that nothing answers to is an error with suggestions", () => {
  const library = libraryOf(pair);
  assert.equal(library.find("reviewer"), "agents/reviewer.md");
  assert.throws(
    () => library.find("reviwer"),
    (error) =>
      error instanceof PromptlinkError &&
      error.code === "unknown-document" &&
      error.suggestions.includes("agents/reviewer.md"),
  );
  assert.throws(() => library.compose("reviwer"), { code: "unknown-agent" });
  assert.throws(() => new Library().compose("reviewer"), { code: "empty-library" });
});

test("a reference is resolved with the evidence", () => {
  const [reference] = libraryOf(pair).document("agents/reviewer.md")?.references ?? [];
  assert.equal(reference?.text, "review.md");
  assert.equal(reference?.verdict, "link");
  assert.equal(reference?.target, "standards/review.md");
  assert.equal(reference?.tier, "basename");
  assert.notEqual(reference?.why, "");
});

test("spans are UTF-16 units, where bytes would be wrong", () => {
  const text =
    "# 😀 Réviewer 𝕏\n\nYou are a 😀 Reviewer.\n\n- 𝕏 Follow **review.md** 😀 always.\n- You MUST é 😀.\n";
  const library = libraryOf({ ...pair, "agents/reviewer.md": text });
  const model = library.document("agents/reviewer.md");
  const [reference] = model?.references ?? [];
  assert.ok(reference);
  const bytes = Buffer.from(text).indexOf("review.md");
  assert.notEqual(
    text.slice(bytes, bytes + "review.md".length),
    "review.md",
    "bytes are right by accident",
  );
  assert.equal(text.slice(reference.start, reference.end), "review.md");
  const line = text.split("\n")[reference.line - 1] ?? "";
  assert.equal(line.slice(reference.column - 1).startsWith("review.md"), true);
  for (const rule of model?.rules ?? []) assert.equal(text.slice(rule.start, rule.end), rule.text);
  assert.ok(model?.rules.some(({ text }) => text.includes("😀")));
  for (const section of model?.sections ?? []) {
    assert.ok(text.slice(section.start, section.end).includes(section.title));
  }
});

test("a byte order mark is one unit of the first line", () => {
  const text = "\ufeff# A\n\nFollow **review.md**.\n";
  const library = libraryOf({ ...pair, "agents/reviewer.md": text });
  const [reference] = library.document("agents/reviewer.md")?.references ?? [];
  assert.equal(text.slice(reference?.start, reference?.end), "review.md");
});

test("what is absent is null, never undefined", () => {
  const library = new Library().set("x.md", "plain\n");
  assert.deepEqual(library.documents(), [
    { path: "x.md", kind: "fragment", name: null, title: null },
  ]);
  assert.equal(library.document("x.md")?.agent, null);
  const { diagnostics, documents } = libraryOf({
    ...pair,
    "agents/reviewer.md": "Follow **revew.md**.\n",
  }).inspect();
  assert.notEqual(diagnostics.length, 0);
  const persona = libraryOf(pair).compose("reviewer").toJSON();
  assert.deepEqual(undefinedIn([documents, diagnostics, persona]), []);
  assert.deepEqual(
    undefinedIn([{ a: [undefined] }]),
    ["0.a.0"],
    "the search finds what it looks for",
  );
});

test("keys of frontmatter never touch a prototype", () => {
  const text =
    "---\n__proto__:\n  polluted: true\nconstructor: 1\nnested:\n  __proto__: deep\n---\n# A\n";
  const { frontmatter } = new Library().set("a.md", text).document("a.md") ?? {};
  assert.ok(frontmatter);
  assert.equal(Object.getPrototypeOf(frontmatter), null);
  assert.deepEqual(Object.keys(frontmatter), ["__proto__", "constructor", "nested"]);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.equal(Object.getPrototypeOf(frontmatter["nested"]), null);
  assert.match(JSON.stringify(frontmatter), /"__proto__":\{"polluted":true\}/);
});

test("values of frontmatter keep their types", () => {
  const text = "---\na: 1.5\nb: -3\nc: true\nd: null\ne: [x, 2]\nf: 'é😀'\ng: 4294967296\n---\n";
  const { frontmatter } = new Library().set("a.md", text).document("a.md") ?? {};
  assert.deepEqual(
    { ...frontmatter },
    { a: 1.5, b: -3, c: true, d: null, e: ["x", 2], f: "é😀", g: 4294967296 },
  );
});

test("half a surrogate pair is kept and reported with its place", () => {
  const text = "# A\n\n😀 x \ud83d y\n";
  const library = new Library().set("a.md", text);
  assert.equal(library.text("a.md"), text);
  const [finding, ...others] = library.check().filter(({ code }) => code === "lone-surrogate");
  assert.deepEqual(others, []);
  assert.equal(finding?.start, text.indexOf("\ud83d y"));
  assert.equal(finding?.line, 3);
  assert.equal(finding?.column, 6);
  assert.equal(library.compose("a.md").text, text);
  library.set("a.md", "# A\n");
  assert.deepEqual(library.check(), []);
});

test("a library without documents says so", () => {
  const library = new Library();
  const [finding, ...others] = library.check();
  assert.deepEqual(others, []);
  assert.equal(finding?.code, "empty-library");
  assert.equal(finding?.severity, "error");
  assert.deepEqual(library.set("a.md", "# A\n").check(), []);
});

test("what a caller reports is part of the check until the document changes", () => {
  const library = new Library().set("b.md", "# B\n");
  const finding = { code: "unreadable-file", message: "no", document: "a.md" };
  library.report(at({ ...finding, severity: "error" }));
  assert.deepEqual(
    library.check().map(({ code }) => code),
    ["unreadable-file"],
  );
  library.set("a.md", "# A\n");
  assert.deepEqual(library.check(), []);
});

test("documents can be checked by themselves", () => {
  const library = libraryOf({
    "agents/a.md": "You are an Engineer.\n\nFollow **missing.md** and **b.md**.\n",
    "standards/b.md": "# B\n\nFollow **gone.md** and **a.md**.\n",
  });
  const finding = at({ code: "mine", severity: "warning", message: "m", document: "agents/a.md" });
  library.report(finding);
  const codes = (/** @type {readonly string[]} */ ...documents) =>
    library.check({ documents }).map(({ document, code }) => `${document} ${code}`);
  const [first, second] = [
    ["agents/a.md mine", "agents/a.md dangling-reference"],
    ["standards/b.md dangling-reference"],
  ];
  assert.deepEqual(codes("agents/a.md"), first);
  assert.deepEqual(codes("standards/b.md", "standards/b.md"), second);
  assert.deepEqual(codes("standards/b.md", "agents/a.md"), [...first, ...second]);
  assert.deepEqual(codes(), []);
  const whole = library.check().map(({ code }) => code);
  assert.ok(whole.includes("reference-cycle"), "a cycle is of the whole library");
  assert.throws(() => codes("c.md"), { code: "unknown-document", document: "c.md" });
  // @ts-expect-error a list is asked for
  assert.throws(() => library.check({ documents: "agents/a.md" }), TypeError);
});

test("what is asked about a persona is of the library that composed it", () => {
  const library = libraryOf(pair);
  const first = library.compose("reviewer");
  const second = library.compose("reviewer", { standards: "omit" });
  assert.deepEqual(first.documents, ["agents/reviewer.md", "standards/review.md"]);
  assert.deepEqual(second.documents, ["agents/reviewer.md"]);
  library.set("standards/review.md", "# Changed\n");
  const third = library.compose("reviewer");
  for (const persona of [first, second, third])
    assert.deepEqual(
      persona.documents,
      persona.sources.map(({ path }) => path),
    );
  assert.ok(first.sections.some(({ title }) => title === "Review"));
  assert.ok(third.sections.some(({ title }) => title === "Changed"));
});

/**
 * A finding at the start of its document.
 *
 * @param {Pick<import("promptlink").Diagnostic, "code" | "severity" | "message" | "document">} finding
 */
function at(finding) {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1, start: 0, end: 0 };
  return { ...finding, ...place, subject: null, help: null, related: [], fix: null };
}

test("the graph names documents and edges by path", () => {
  const { documents, edges, cycles } = libraryOf(pair).graph();
  assert.deepEqual(
    documents.map(({ path }) => path),
    ["agents/reviewer.md", "standards/review.md"],
  );
  assert.deepEqual(
    edges.map(({ from, to, line }) => [from, to, line]),
    [["agents/reviewer.md", "standards/review.md", 5]],
  );
  assert.deepEqual(cycles, []);
  const cycle = libraryOf({ "a.md": "See [b](b.md).\n", "b.md": "See [a](a.md).\n" });
  assert.deepEqual(cycle.graph().cycles, [["a.md", "b.md", "a.md"]]);
});

test("a library that was disposed of says so", () => {
  const library = libraryOf(pair);
  library.dispose();
  library.dispose();
  const finding = new Library().check()[0];
  /** @type {Record<string, () => unknown>} */
  const uses = {
    size: () => library.size,
    set: () => library.set("a.md", ""),
    setMany: () => library.setMany({ "a.md": "" }),
    delete: () => library.delete("a.md"),
    rename: () => library.rename("agents/reviewer.md", "b.md"),
    has: () => library.has("agents/reviewer.md"),
    text: () => library.text("agents/reviewer.md"),
    documents: () => library.documents(),
    document: () => library.document("agents/reviewer.md"),
    find: () => library.find("reviewer"),
    compose: () => library.compose("reviewer"),
    plan: () => library.plan("reviewer"),
    why: () => library.why("reviewer", "review.md"),
    variables: () => library.variables("reviewer"),
    schema: () => library.schema("reviewer"),
    check: () => library.check(),
    graph: () => library.graph(),
    inspect: () => library.inspect(),
    report: () => finding && library.report(finding),
  };
  const members = Object.getOwnPropertyNames(Library.prototype);
  assert.deepEqual(
    members.filter((name) => !["constructor", "dispose"].includes(name)).sort(),
    Object.keys(uses).sort(),
    "each member is used here",
  );
  for (const [name, use] of Object.entries(uses)) {
    assert.throws(use, { name: "PromptlinkError", code: "disposed" }, name);
  }
});

test("a library disposes of itself where the language can", {
  skip: !("dispose" in Symbol),
}, () => {
  const library = libraryOf(pair);
  /** @type {any} */ (library)[/** @type {any} */ (Symbol).dispose]();
  assert.throws(() => library.documents(), { code: "disposed" });
});

test("an alias makes a link exact", () => {
  const documents = { ...pair, "agents/reviewer.md": "# A\n\nFollow **rules-of-review.md**.\n" };
  assert.deepEqual(errors(libraryOf(documents)), ["dangling-reference"]);
  const aliases = { "rules-of-review.md": "standards/review.md" };
  const library = new Library({ aliases }).setMany(documents);
  assert.deepEqual(library.check(), []);
  assert.equal(library.document("agents/reviewer.md")?.references[0]?.verdict, "alias");
});
