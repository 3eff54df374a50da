// The schema of the frontmatter: it has every key that the core reads, and refuses what the core reports.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Library } from "promptlink";
import { loadLibrary } from "promptlink/node";
import { corpus, root, roster } from "./support.mjs";

const schema = createRequire(import.meta.url)("promptlink/schema/frontmatter.json");
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** How the core names a key that it reads. */
const readings = [
  /const KEY: &str = "([\w-]+)"/g,
  /Key \{ name: "([\w-]+)"/g,
  /frontmatter(?:\(\)\?)?\s*\.(?:get|text|boolean|list)\("([\w-]+)"\)/g,
  /entry_words\(document, "([\w-]+)"\)/g,
];
/** Files that have their keys in tables or lists, without words around them that tell. */
const listed = {
  "document/kind/key.rs": /\("([\w-]+)", (?:&\[[^\]]*\], )?Kind::\w+\)/g,
  "agent/identity.rs": /\[("[a-z]+", "[a-z]+")\]\s*\.into_iter\(\)\s*\.(?:find_map|filter_map)/g,
};

const source = (/** @type {string} */ path) => readFileSync(join(root, "src", path), "utf8");

test("the schema has the keys that the core reads, and no others", () => {
  const folder = join(root, "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const keys = files
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /^(document\/(mention|kind)|agent|library|compose|check)\/.*\.rs$/.test(path))
    .flatMap((path) => {
      const [code = ""] = source(path).split("#[cfg(test)]");
      return readings.flatMap((reading) => [...code.matchAll(reading)].map(([, key]) => key));
    });
  for (const [path, list] of Object.entries(listed)) {
    const lists = [...source(path).matchAll(list)];
    assert.notEqual(lists.length, 0, path);
    keys.push(...lists.flatMap(([, words = ""]) => words.match(/[\w-]+/g) ?? []));
  }
  assert.deepEqual(Object.keys(schema.properties).sort(), [...new Set(keys)].sort());
});

/** The codes of findings about values that the core cannot read. */
const unread = [
  "invalid-variable",
  "invalid-condition",
  "unknown-override",
  "unused-treatment",
  "frontmatter-duplicate-key",
];

/** @type {[key: string, fitting: unknown[], wrong: unknown[]][]} */
const samples = [
  ["extends", ["base.md", ["base.md"]], []],
  [
    "sections",
    [{ Rules: "append" }, { Rules: "prepend" }, { Rules: "replace" }, { Rules: "remove" }],
    [{ Rules: "keep" }, { Rules: 1 }, "Rules", ["Rules"]],
  ],
  [
    "variables",
    [
      null,
      { x: null, "y.z-1": "a", n: 1, b: false },
      { x: {} },
      { x: { type: "string", default: "a", enum: ["a", "b"], required: true } },
      { x: { type: "number", description: "what for", code: false } },
      { x: { type: "integer", default: 1 }, y: { type: "boolean", default: true } },
    ],
    [
      "x",
      ["x"],
      { "a b": 1 },
      { "1a": 1 },
      { ["a".repeat(65)]: 1 },
      { target: "xml" },
      { tag: "x" },
      { x: ["a"] },
      { x: { type: "float" } },
      { x: { type: 1 } },
      { x: { kind: "string" } },
      { x: { required: "always" } },
      { x: { code: 1 } },
      Object.fromEntries(Array.from({ length: 257 }, (_, index) => [`x${index}`, index])),
    ],
  ],
  [
    "when",
    [
      "target = xml",
      "tag=eu, us",
      "region = a=b",
      "region",
      ["target = xml", "region"],
      { target: "xml", tag: ["eu", "us"], region: null },
      { region: "eu, us", size: 3, live: true },
      [{ target: "markdown" }, "tag = x"],
    ],
    [
      "",
      "target",
      "tag",
      "target =",
      "tag = a,,b",
      "a b = c",
      "= c",
      1,
      true,
      ["region", ""],
      { target: null },
      { "a b": "c" },
      { region: "a,,b" },
      { region: [""] },
      { region: { eu: true } },
    ],
  ],
  [
    "treatments",
    [{ "b.md": "inline" }, { "b.md": "summary" }, { "*.md": "pointer" }, { "b.md": "omit" }],
    [{ "b.md": "link" }, { "b.md": 1 }],
  ],
];

/**
 * What is said about the values of an agent that has such a frontmatter.
 *
 * @param {string} key
 * @param {unknown} value
 */
function found(key, value) {
  const parent = key === "extends" ? "" : "extends: base.md\n";
  // What conditions ask about is declared, as the core wants it.
  const declared =
    key === "when"
      ? "variables: { region: { default: eu }, size: { default: 1 }, live: { default: true } }\n"
      : "";
  const agent = `---\n${parent}${declared}${key}: ${JSON.stringify(value)}\n---\n# A\n\nYou are A. Follow **b.md**.\n\n## Rules\n\nNone.\n`;
  const texts = { "a.md": agent, "b.md": "# B\n", "base.md": "# Base\n\n## Rules\n\nAll.\n" };
  const library = new Library().setMany(texts).set("a.md", agent, { kind: "agent" });
  const composed = key === "treatments" ? library.compose("a").diagnostics : [];
  return [...library.check(), ...composed].filter(({ code }) => unread.includes(code));
}

test("the schema takes what the core takes, and refuses what it reports", () => {
  for (const [key, fitting, wrong] of samples) {
    for (const value of [...fitting, ...wrong]) {
      const isTaken = found(key, value).length === 0;
      const told = `${key}: ${JSON.stringify(value)}`;
      assert.equal(isTaken, fitting.includes(value), told);
      assert.equal(validate({ [key]: value }), isTaken, told);
    }
  }
});

test("a kind and a priority are what the schema says", () => {
  const library = new Library();
  for (const kind of schema.properties.kind.anyOf[0].enum) {
    library.set("x.md", `---\nkind: ${kind}\n---\n`);
    assert.equal(library.document("x.md")?.kind, kind);
  }
  library.set("agents/a.md", "You are A. Follow **x.md**.\n");
  for (const priority of [0, 77, 100, -1, 101, 1.5]) {
    library.set("x.md", `---\nkind: standard\npriority: ${priority}\n---\n# X\n`);
    const planned = library.plan("a").documents.find(({ path }) => path === "x.md");
    assert.equal(validate({ priority }), planned?.priority === priority, String(priority));
  }
});

test("keys of other tools are let through", () => {
  assert.ok(validate({ tools: ["Read"], "max-turns": 3, hooks: {}, model: null }));
  assert.ok(!validate([]));
});

/** @param {string} folder */
async function assertDescribed(folder) {
  const library = await loadLibrary(folder);
  for (const { path } of library.documents()) {
    const values = JSON.parse(JSON.stringify(library.document(path)?.frontmatter));
    assert.ok(validate(values), `${folder} ${path}: ${JSON.stringify(validate.errors?.[0])}`);
  }
}

test("the schema describes the starter roster", () => assertDescribed(roster));

test("the schema describes real prompts", {
  skip: !existsSync(corpus) && `skipped: no corpus at ${corpus}`,
}, async () => {
  for (const name of readdirSync(join(corpus, "repos")))
    await assertDescribed(join(corpus, "repos", name));
});
