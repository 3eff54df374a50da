// Variables and conditions, from JavaScript and on the command line.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { Library } from "promptlink";
import { anthropic } from "promptlink/request";
import { folderWith, promptlink } from "./support.mjs";

const texts = {
  "agents/keeper.md":
    "---\nvariables:\n  region: { enum: [eu, us], description: where it runs }\n  size: { type: integer, default: 3 }\n---\n# Keeper of {{ region }}\n\nYou keep {{ size }} books 😀 in {{ region }}.\n\nFollow **books.md**.\n\n## Release\n<!-- when: tag = release -->\n\nFollow **release.md**.\n",
  "standards/books.md": "---\nwhen: region = eu\n---\n# Books\n\nWrite it down.\n",
  "standards/release.md":
    "---\nvariables: { version: { required: true } }\n---\n# Release {{ version }}\n",
};
const library = () => new Library().setMany(texts);

/** @param {readonly import("promptlink").Diagnostic[]} diagnostics */
const codes = (diagnostics) => diagnostics.map(({ code }) => code);

test("values come by the options, and each leads back to its place", () => {
  const persona = library().compose("keeper", { variables: { region: "eu", size: 12 } });
  assert.match(persona.text, /^# Keeper of eu\n\nYou keep 12 books 😀 in eu\.\n/);
  assert.equal(persona.sections[0]?.title, "Keeper of eu");
  const source = texts["agents/keeper.md"];
  assert.deepEqual(
    persona.variables.map(({ name, start, end, origin }) => [
      name,
      persona.text.slice(start, end),
      source.slice(origin.start, origin.end),
    ]),
    [
      ["region", "eu", "{{ region }}"],
      ["size", "12", "{{ size }}"],
      ["region", "eu", "{{ region }}"],
    ],
  );
  for (const { name, start, origin } of persona.variables) {
    const run = persona.at(start);
    assert.deepEqual([run?.variable, run?.change, run?.origin], [name, "variable", origin]);
  }
  const map = persona.sourceMap();
  assert.deepEqual(map.names, ["region", "size"]);
  const column = "You keep 12 books 😀 in ".length;
  const found = new SourceMap(/** @type {any} */ ({ ...map, file: "" })).findEntry(2, column);
  assert.ok("name" in found);
  assert.deepEqual([found.name, found.originalLine], ["region", 7]);
});

test("what is wrong with values is told with its places", () => {
  const missing = library().compose("keeper").diagnostics;
  assert.deepEqual(codes(missing), ["missing-variable"]);
  assert.equal(missing[0]?.line, 6);
  assert.equal(missing[0]?.related[0]?.line, 3);
  const unfit = library().compose("keeper", { variables: { region: "asia", size: 1.5, sise: 1 } });
  assert.deepEqual(codes(unfit.diagnostics), [
    "unknown-variable",
    "invalid-value",
    "invalid-value",
  ]);
  assert.deepEqual(
    unfit.diagnostics.map(({ subject }) => subject),
    ["sise", "region", "size"],
  );
  assert.match(unfit.text, /\{\{ region \}\}/);
  assert.match(unfit.diagnostics[0]?.help ?? "", /`region`, `size`/);
  for (const variables of [[], { "a b": 1 }, { a: null }, { a: Number.NaN }, { a: {} }]) {
    const options = /** @type {any} */ ({ variables });
    assert.throws(() => library().compose("keeper", options), { code: "invalid-option" });
  }
});

test("a condition leaves out with its reason, and what it leaves out refers to nothing", () => {
  const options = { variables: { region: "us" } };
  const plan = library().plan("keeper", options);
  assert.deepEqual(
    plan.leftOut.map(({ document, reason, condition, section }) => [
      document,
      reason,
      condition,
      section,
    ]),
    [
      ["standards/books.md", "condition", "region = eu", null],
      ["agents/keeper.md", "condition", "tag = release", "Release"],
    ],
  );
  const persona = library().compose("keeper", options);
  for (const { document, reason } of plan.leftOut)
    assert.ok(persona.leftOut.some((one) => one.document === document && one.reason === reason));
  assert.match(
    library().why("keeper", "books.md", options).sentence,
    /left out: its condition `region = eu` does not hold/,
  );
  assert.match(
    library().why("keeper", "keeper.md#release", options).sentence,
    /left out: its condition `tag = release` does not hold/,
  );
  const all = library().compose("keeper", {
    variables: { region: "eu", version: "2" },
    tags: ["release", "night"],
  });
  assert.deepEqual(
    all.sources.map(({ path }) => path),
    ["agents/keeper.md", "standards/books.md", "standards/release.md"],
  );
  assert.deepEqual(codes(all.diagnostics), []);
});

test("equal values compose equal texts, whatever their order", () => {
  const one = library();
  const persona = one.compose("keeper", { variables: { size: 1, region: "eu" }, tags: ["b", "a"] });
  const other = one.compose("keeper", { variables: { region: "eu", size: 1 }, tags: ["a", "b"] });
  assert.equal(persona.digest, other.digest);
  assert.notEqual(persona.digest, one.compose("keeper", { variables: { region: "eu" } }).digest);
});

test("variables are listed, and their schema is that of what compose takes", () => {
  const tags = ["release"];
  const variables = library().variables("keeper", { tags, variables: { region: "us" } });
  assert.deepEqual(
    variables.map(({ name, type, value, document, line }) => [name, type, value, document, line]),
    [
      ["region", "string", "us", "agents/keeper.md", 3],
      ["size", "integer", 3, "agents/keeper.md", 4],
      ["version", "string", null, "standards/release.md", 2],
    ],
  );
  assert.deepEqual(library().schema("keeper", { tags }), {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      region: { type: "string", enum: ["eu", "us"], description: "where it runs" },
      size: { type: "integer", default: 3 },
      version: { type: "string", pattern: "\\S" },
    },
    required: ["version"],
    additionalProperties: false,
  });
});

test("the command line gives values, and says by which argument", (t) => {
  const folder = folderWith(t, { ...texts, "values.json": '{ "region": "us", "size": 7 }' });
  const run = (/** @type {string[]} */ ...words) => promptlink(words, { cwd: folder });
  const composed = run("compose", "keeper", "--values", "values.json", "--set", "size=12");
  assert.match(composed.stdout, /^# Keeper of us\n\nYou keep 12 books/);
  assert.equal(composed.stderr, "");
  const released = run(
    "compose",
    "keeper",
    "--tag",
    "release",
    "--set",
    "region=eu",
    "--set",
    "version=2",
  );
  assert.equal(released.status, 0);
  assert.match(released.stdout, /# Release 2\n/);
  const wrong = run(
    "compose",
    "keeper",
    "--values",
    "values.json",
    "--set",
    "size=many",
    "--set",
    "sise=1",
  );
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /error\[invalid-value\].*whole number[\s\S]*`--set size=many`/);
  assert.match(wrong.stderr, /error\[unknown-variable\][\s\S]*`--set sise=1`/);
  const missing = run("plan", "keeper");
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /error\[missing-variable\]/);
  assert.match(missing.stdout, /books\.md +left out .*when region = eu/);
  for (const words of [
    ["--set", "size"],
    ["--set", "a b=1"],
    ["--values", "nowhere.json"],
  ])
    assert.equal(run("compose", "keeper", ...words).status, 2);
  writeFileSync(join(folder, "values.json"), '{ "region": null }');
  assert.match(
    run("compose", "keeper", "--values", "values.json").stderr,
    /values\.json holds no values/,
  );
});

test("variables prints a table, or the schema", (t) => {
  const folder = folderWith(t, texts);
  const run = (/** @type {string[]} */ ...words) => promptlink(words, { cwd: folder });
  assert.match(
    run("variables", "keeper", "--set", "region=us").stdout,
    /region +eu \| us +us +agents\/keeper\.md:3 +where it runs\nsize +integer +3/,
  );
  const schema = JSON.parse(run("variables", "keeper", "--json").stdout);
  assert.deepEqual(Object.keys(schema.properties), ["region", "size"]);
  writeFileSync(join(folder, "agents", "plain.md"), "You are plain.\n");
  assert.equal(
    run("variables", "plain").stdout,
    "no document of the persona declares a variable\n",
  );
});

test("why and variables say what is wrong with values as plan does", (t) => {
  const folder = folderWith(t, texts);
  const run = (/** @type {string[]} */ ...words) => promptlink(words, { cwd: folder });
  const values = ["--set", "region=mars", "--set", "sise=1"];
  const { stderr } = run("plan", "keeper", ...values);
  assert.match(stderr, /error\[unknown-variable\][\s\S]*error\[invalid-value\]/);
  const why = run("why", "keeper", "books.md", ...values);
  assert.equal(why.status, 1);
  assert.match(why.stdout, /^standards\/books\.md is left out/);
  assert.equal(why.stderr, stderr);
  const json = run("why", "keeper", "books.md", "--json");
  assert.deepEqual([json.status, json.stderr], [1, ""]);
  assert.deepEqual(codes(JSON.parse(json.stdout).diagnostics), ["missing-variable"]);
  const variables = run("variables", "keeper", ...values);
  assert.deepEqual([variables.status, variables.stderr], [1, stderr]);
  const schema = run("variables", "keeper", "--json", ...values);
  assert.deepEqual([schema.status, schema.stderr], [1, stderr], "a schema has no findings");
  assert.ok("properties" in JSON.parse(schema.stdout));
  assert.equal(run("variables", "keeper").status, 0, "it tells which are missing");
});

test("check says what is wrong with declarations and conditions", () => {
  const odd = new Library().setMany({
    "agents/a.md":
      "---\nvariables:\n  a b: 1\n  target: x\n  size: { type: float }\n  region: { enum: [eu] }\n  spare:\nwhen: target = pdf\n---\n# A\n\n<b {{ region }}> x\n\n## B\n<!-- when: region = us -->\n\nC.\n",
  });
  assert.deepEqual(
    odd.check().map(({ code, line }) => `${code} ${line}`),
    [
      "invalid-variable 3",
      "invalid-variable 4",
      "invalid-variable 5",
      "unused-variable 7",
      "invalid-condition 8",
      "misplaced-variable 12",
      "invalid-condition 15",
    ],
  );
});

test("the lock takes values and all other options in", (t) => {
  const folder = folderWith(t, texts);
  const run = (/** @type {string[]} */ ...words) => promptlink(words, { cwd: folder });
  const options = [
    "--set",
    "region=us",
    "--set",
    "size=2",
    "--tag",
    "night",
    "--topics",
    "select",
    "--order",
    "shared-first",
  ];
  const budget = ["--budget", "90", "--tokens", "o200k", "--treat", "standards/*=pointer"];
  assert.equal(run("lock", "keeper", ...options, ...budget).status, 0);
  const file = join(folder, "promptlink.lock");
  const text = readFileSync(file, "utf8");
  assert.deepEqual(JSON.parse(text).personas[0].options, {
    budget: { encoding: "o200k_base", tokens: 90 },
    documents: { "standards/*": "pointer" },
    order: "shared-first",
    tags: ["night"],
    target: "markdown",
    topics: "select",
    variables: { region: "us", size: 2 },
  });
  assert.ok(text.indexOf('"budget"') < text.indexOf('"documents"'), "keys are in order");
  const frozen = (/** @type {string[]} */ ...words) =>
    run("compose", "keeper", "--frozen", ...words);
  assert.equal(frozen(...budget, ...options).status, 0, "whatever the order");
  const other = frozen(...budget, ...options, "--set", "size=3");
  assert.equal(other.status, 1);
  assert.match(
    other.stderr,
    /not-locked.*\n.*promptlink lock agents\/keeper\.md --topics select --order shared-first --treat 'standards\/\*=pointer' --budget 90 --tokens o200k --set region=us --set size=3 --tag night/,
  );
  assert.equal(run("lock", "--check").status, 0);
  assert.equal(run("lock").status, 0);
  assert.equal(readFileSync(file, "utf8"), text, "records keep their options");
});

const shared = {
  "agents/one.md":
    "# One\n\nYou are One.\n\nSee **extra.md**, **rules.md** and **team.md**.\n\n- You MUST count every single book twice.\n",
  "agents/two.md": "# Two\n\nYou are Two.\n\nSee **team.md** and **rules.md**.\n",
  "skills/extra.md": "# Extra\n\nDo more.\n",
  "standards/rules.md": "# Rules\n\n- You MUST count every single book twice.\n",
  "standards/team.md": "---\nvariables: { team: Books }\n---\n# Team\n\nAsk {{ team }}.\n",
};

test("agents that share documents begin alike, and what varies comes last", () => {
  const roster = new Library().setMany(shared);
  const order = "shared-first";
  for (const target of /** @type {const} */ (["markdown", "xml"])) {
    const [one, two] = ["one", "two"].map((agent) => roster.compose(agent, { target, order }));
    assert.ok(one && two);
    const rules = two.sources.find(({ path }) => path === "standards/rules.md");
    assert.equal(one.text.slice(0, rules?.end), two.text.slice(0, rules?.end));
    assert.deepEqual(
      one.sources.toSorted((a, b) => a.start - b.start).map(({ path }) => path),
      ["standards/rules.md", "skills/extra.md", "standards/team.md", "agents/one.md"],
    );
    assert.deepEqual(
      roster.compose("one", { target }).sources.map(({ path }) => path),
      ["agents/one.md", "standards/rules.md", "skills/extra.md", "standards/team.md"],
    );
    assert.equal(one.agent, "agents/one.md");
    const starts = one.sections.map(({ start }) => start);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
    const plan = roster.plan("one", { target, order, budget: { tokens: 110 } });
    const fitted = roster.compose("one", { target, order, budget: { tokens: 110 } });
    assert.ok(fitted.tokens <= 110 && plan.tokens === fitted.tokens);
    assert.match(fitted.text, /You MUST count/);
  }
});

test("cache breakpoints come before what varies, and before the agent that stands last", () => {
  const roster = new Library().setMany(shared);
  const texts = (/** @type {import("promptlink").ComposeOptions} */ options, breakpoints = 2) =>
    anthropic(roster.compose("one", options), { cache: { breakpoints } }).system.map(
      ({ text }) => text,
    );
  const [before = "", after = ""] = texts({ target: "xml" });
  assert.match(before, /Do more/);
  assert.match(after, /^<document path="standards\/team\.md"/);
  const other = texts({ target: "xml", variables: { team: "Ledgers" } });
  assert.equal(other[0], before, "what is kept stays valid");
  const parts = texts({ target: "xml", order: "shared-first" }, 3);
  assert.equal(parts.length, 3);
  assert.match(parts[1] ?? "", /^<document path="standards\/team\.md"/);
  assert.match(parts[2] ?? "", /^<document path="agents\/one\.md"/);
});
