// The contract of `promptlink inspect --json`: the schema describes the real output, and knows every word that the core
// can say.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Library } from "promptlink";
import { loadLibrary } from "promptlink/node";
import { corpus, packageFolder, promptlink, root, roster } from "./support.mjs";

const schema = createRequire(import.meta.url)("promptlink/schema/inspect.json");
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

/**
 * @param {unknown} inspection
 * @param {string} of
 */
function assertValid(inspection, of) {
  validate(JSON.parse(JSON.stringify(inspection)));
  const [first] = validate.errors ?? [];
  assert.equal(
    first,
    undefined,
    `${of}: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`,
  );
}

test("the schema describes the starter roster", async () => {
  assertValid((await loadLibrary(roster)).inspect(), "library/");
  const { status, stdout } = promptlink(["inspect", "library", "--json"]);
  assert.equal(status, 0);
  assertValid(JSON.parse(stdout), "inspect --json");
});

test("the schema describes an empty library and odd documents", () => {
  assertValid(new Library().inspect(), "an empty library");
  const texts = {
    "agents/x.md":
      "---\nname: x\ntools: [a, {b: 1}]\n__proto__: 1\n---\nYou are an X.\n\nUse [[y]], @z.md, `w.md#one`.\n",
    "b.md": "\ufeff\r\n**Bold**\r\n\r\n- You SHOULD 😀\n\ud800",
    "empty.md": "",
    "binary.md": "a\0b",
    "big.md": "x".repeat(9 * 1024 * 1024),
    "unclosed.md": "---\na: [\n",
  };
  const inspection = new Library().setMany(texts).inspect();
  assert.ok(inspection.diagnostics.length >= 3);
  assertValid(inspection, "odd documents");
});

test("the schema describes real prompts", {
  skip: !existsSync(corpus) && `skipped: no corpus at ${corpus}`,
}, async () => {
  const repositories = readdirSync(join(corpus, "repos"));
  assert.notEqual(repositories.length, 0);
  for (const name of repositories) {
    assertValid((await loadLibrary(join(corpus, "repos", name))).inspect(), name);
  }
});

test("the schema refuses what it does not describe", () => {
  const inspection = JSON.parse(JSON.stringify(new Library().set("a.md", "# A\n").inspect()));
  inspection.documents[0].surprise = true;
  assert.equal(validate(inspection), false);
});

test("every property has a description", () => {
  /** @param {any} part @param {string} place */
  const check = (part, place) => {
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      assert.ok(/** @type {any} */ (property).description?.endsWith("."), `${place}.${name}`);
    }
  };
  check(schema, "inspect");
  for (const [name, part] of Object.entries(schema.$defs)) check(part, name);
});

// The words are written down in three places: the core, the schema, the types.
/** @type {Record<string, [definition: string, property: string, place: string, core: string, type?: string]>} */
const words = {
  kind: ["document", "kind", "src/document/kind", "Kind"],
  form: ["reference", "form", "src/document/mention/mention.rs", "Form", "ReferenceForm"],
  relation: ["reference", "relation", "src/document/mention/mention.rs", "Relation"],
  verdict: ["reference", "verdict", "src/library/reference.rs", "Verdict"],
  tier: ["reference", "tier", "src/library/reference.rs", "Tier"],
  modality: ["rule", "modality", "src/document/rule/rule.rs", "Modality"],
  style: ["section", "style", "src/document/section.rs", "HeadingStyle"],
  severity: ["diagnostic", "severity", "src/diagnostic/code.rs", "Severity"],
};

for (const [name, [definition, property, place, core, type = core]] of Object.entries(words)) {
  test(`the core, the schema and the types know the same words for ${name}`, () => {
    const inSchema = schema.$defs[definition].properties[property].enum.filter(Boolean).sort();
    assert.deepEqual(coreWords(place, core), inSchema, "core and schema");
    assert.deepEqual(typeWords(type), inSchema, "types and schema");
  });
}

/**
 * What `as_str` of a Rust type can give.
 *
 * @param {string} place a file or folder
 * @param {string} type
 */
function coreWords(place, type) {
  const files = place.endsWith(".rs")
    ? [place]
    : readdirSync(join(root, place)).map((file) => `${place}/${file}`);
  const source = files.map((file) => readFileSync(join(root, file), "utf8")).join("\n");
  const body = new RegExp(
    `impl ${type} \\{[\\s\\S]*?fn as_str\\(self\\)[^{]*\\{\\s*match self \\{([\\s\\S]*?)\\n {8}\\}`,
  ).exec(source)?.[1];
  assert.ok(body, `${type} has no as_str in ${place}`);
  return [...body.matchAll(/=> "([^"]+)"/g)].map(([, word]) => word).sort();
}

/** @param {string} type */
function typeWords(type) {
  const declarations = ["document.d.ts", "diagnostic.d.ts"].map((file) =>
    readFileSync(join(packageFolder, "dist", file), "utf8"),
  );
  const union = new RegExp(`export type ${type} = ([^;]+);`).exec(declarations.join("\n"))?.[1];
  return [...(union ?? "").matchAll(/"([^"]+)"/g)].map(([, word]) => word).sort();
}
