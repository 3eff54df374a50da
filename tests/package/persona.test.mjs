import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Library } from "promptlink";
import { roster } from "./support.mjs";

const files = readdirSync(roster, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".md"),
);
const documents = Object.fromEntries(
  files.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(roster, path), "utf8")]),
);

/** A library whose documents need all that composing can do. */
const odd = {
  "agents/a.md": "---\nname: a\n---\n# 😀 A\r\n\r\nFollow **b.md** and [c](c.md).\r\n",
  "standards/b.md": "\ufeff# B 𝕏\n\nYou MUST 😀.\n\n```ts\nconst open = 1;\n",
  "standards/c.md": "---\ntitle: c\n---\n\n# C\n\nText </document> é.\n\n[x]: https://c.example\n",
};

/** @type {[name: string, texts: Record<string, string>, agent: string][]} */
const cases = [
  ["the starter roster", documents, "backend-developer"],
  ["odd documents", odd, "a"],
];

for (const [name, texts, agent] of cases) {
  for (const target of /** @type {const} */ (["markdown", "xml"])) {
    test(`${name} as ${target}: the map covers the text and gives it back`, () => {
      const persona = new Library().setMany(texts).compose(agent, { target });
      let end = 0;
      for (const run of persona.map) {
        assert.equal(run.start, end, "no gap");
        assert.ok(run.end > run.start);
        assert.equal(run.origin === null, run.change !== null);
        if (run.origin) {
          const { document, start, end } = run.origin;
          const source = texts[document] ?? "";
          assert.equal(persona.text.slice(run.start, run.end), source.slice(start, end));
        }
        assert.equal(persona.at(run.start), run);
        assert.equal(persona.at(run.end - 1), run);
        end = run.end;
      }
      assert.equal(end, persona.text.length);
      assert.equal(persona.at(-1), undefined);
      assert.equal(persona.at(end), undefined);
    });

    test(`${name} as ${target}: sections and sources lie where they say`, () => {
      const persona = new Library().setMany(texts).compose(agent, { target });
      assert.ok(persona.sections.length > 1);
      for (const { title, start, end, parent, origin, document, level } of persona.sections) {
        const text = persona.text.slice(start, end).toLowerCase();
        assert.ok(text.includes(title.toLowerCase()), title);
        const around = parent === null ? undefined : persona.sections[parent];
        assert.ok(!around || (around.start <= start && end <= around.end));
        if (!origin || document === null) continue;
        const source = texts[document] ?? "";
        assert.ok(source.slice(origin.start, origin.end).includes(title));
        assert.equal(source.slice(0, origin.start).split(/\r\n?|\n/).length, origin.line);
        assert.ok(level >= 1 && level <= 6);
      }
      const [own, ...others] = persona.sources;
      assert.equal(own?.path, persona.agent);
      assert.deepEqual(own?.references, []);
      for (const { references, start, end } of others) {
        assert.ok(references.length > 0 && start < end && end <= persona.text.length);
        for (const { document, start, end, text } of references) {
          assert.equal((texts[document] ?? "").slice(start, end), text);
        }
      }
    });

    test(`${name} as ${target}: nothing is lost`, () => {
      const persona = new Library().setMany(texts).compose(agent, { target });
      for (const { path } of persona.sources) {
        const source = texts[path] ?? "";
        const covered = new Uint8Array(source.length);
        for (const { origin } of persona.map) {
          if (origin?.document === path) covered.fill(1, origin.start, origin.end);
        }
        for (const { document, start, end } of persona.leftOut) {
          if (document === path) covered.fill(1, start, end);
        }
        const missing = covered.indexOf(0);
        const isRewritten = (/** @type {number} */ at) => /[#<\r=-]/.test(source[at] ?? "");
        assert.ok(
          missing === -1 || isRewritten(missing),
          `${path}:${missing} ${source.slice(missing, missing + 20)}`,
        );
      }
    });
  }
}

test("the digest is the SHA-256 of the text in UTF-8", () => {
  const persona = new Library().setMany(odd).compose("a");
  assert.equal(persona.digest, createHash("sha256").update(persona.text).digest("hex"));
});

test("the seed's persona holds every topic that it promises", () => {
  const persona = new Library().setMany(documents).compose("backend-developer");
  const topics =
    persona.sources.find(({ path }) => path === "standards/backend.md")?.references[0]?.topics ??
    [];
  assert.equal(topics.length, 10);
  for (const topic of topics) {
    assert.ok(
      persona.sections.some(({ title }) => title.toLowerCase() === topic.toLowerCase()),
      topic,
    );
  }
});

for (const others of [0, 100]) {
  test(`a persona is a snapshot: what comes later does not touch it, beside ${others} documents`, () => {
    const more = Array.from({ length: others }, (_, index) => [`more/${index}.md`, "# More\n"]);
    const all = { ...odd, ...Object.fromEntries(more) };
    const library = new Library({ aliases: { other: "standards/b.md" } }).setMany(all);
    const expected = library.compose("a").toJSON();
    const personas = [library.compose("a"), library.compose("a", { depth: 0 })];
    library.set("agents/a.md", "# Another\n");
    library.delete("standards/b.md");
    library.rename("standards/c.md", "standards/d.md");
    assert.deepEqual(personas[0]?.toJSON(), expected);
    assert.equal(personas[1]?.sources.length, 1);
    assert.notEqual(library.compose("agents/a.md").text, personas[0]?.text);
    const last = library.compose("agents/a.md");
    library.dispose();
    assert.equal(last.sources.length, 1, "not even the end of its library");
  });
}

test("composing again tells of every change", () => {
  const library = new Library().setMany({
    "agents/a.md": "You are an A.\n\nFollow **b.md**.\n",
    "standards/b.md": "# B\n\nFirst.\n",
  });
  const text = () => library.compose("a").text;
  assert.equal(text(), text());
  assert.match(text(), /First\./);
  library.set("standards/b.md", "# B\n\nSecond.\n");
  assert.match(text(), /Second\./);
  library.rename("standards/b.md", "standards/c.md");
  assert.doesNotMatch(text(), /Second\./);
  library.rename("standards/c.md", "standards/b.md");
  assert.match(text(), /Second\./);
  library.delete("standards/b.md");
  assert.doesNotMatch(text(), /Second\./);
  library.dispose();
  assert.throws(text, { code: "disposed" });
});

test("options choose what is linked", () => {
  const library = new Library().setMany(documents);
  const paths = (/** @type {import("promptlink").ComposeOptions} */ options) =>
    library
      .compose("backend-developer", options)
      .sources.map(({ path, role }) => `${path} ${role}`);
  assert.deepEqual(paths({ depth: 0 }), ["agents/backend-developer.md identity"]);
  assert.ok(paths({ standards: "pointer" }).includes("standards/backend.md pointer"));
  assert.ok(paths({ skills: "omit" }).every((source) => !source.startsWith("skills/")));
  assert.ok(paths({ collaborators: "full" }).includes("agents/frontend.md inline"));
  assert.ok(
    library
      .compose("backend-developer", { skills: "omit" })
      .leftOut.some(({ reason }) => reason === "option"),
  );
});

test("JSON holds all of it", () => {
  const persona = new Library().setMany(odd).compose("a");
  const data = JSON.parse(JSON.stringify(persona));
  assert.deepEqual(Object.keys(data), [
    "agent",
    "target",
    "text",
    "tokens",
    "encoding",
    "digest",
    "sections",
    "sources",
    "map",
    "variables",
    "leftOut",
    "repeats",
    "diagnostics",
  ]);
  assert.equal(data.text, persona.text);
});

test("the source map maps every kept line to its own", () => {
  const persona = new Library().setMany(odd).compose("a");
  const map = persona.sourceMap();
  assert.equal(map.version, 3);
  assert.deepEqual(
    [...map.sources],
    persona.sources.map(({ path }) => path),
  );
  let segments = 0;
  for (const { line, column, source, sourceLine, sourceColumn } of decoded(map.mappings)) {
    if (source === undefined) continue;
    const generated = (persona.text.split(/\r\n?|\n/)[line] ?? "").slice(column);
    const original = ((map.sourcesContent[source] ?? "").split(/\r\n?|\n/)[sourceLine] ?? "").slice(
      sourceColumn,
    );
    assert.equal(generated.slice(0, 3), original.slice(0, 3));
    segments += 1;
  }
  assert.ok(segments > 8);
});

/**
 * The segments of a source map, read independently of what wrote them.
 *
 * @param {string} mappings
 */
function* decoded(mappings) {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let [source, sourceLine, sourceColumn] = [0, 0, 0];
  for (const [line, segments] of mappings.split(";").entries()) {
    let column = 0;
    for (const segment of segments.split(",").filter(Boolean)) {
      /** @type {number[]} */
      const numbers = [];
      let [value, shift] = [0, 0];
      for (const digit of segment) {
        const bits = digits.indexOf(digit);
        value += (bits & 31) << shift;
        shift += 5;
        if (bits & 32) continue;
        numbers.push(value & 1 ? -(value >> 1) : value >> 1);
        [value, shift] = [0, 0];
      }
      column += numbers[0] ?? 0;
      if (numbers.length === 1) {
        yield { line, column, source: undefined, sourceLine, sourceColumn };
        continue;
      }
      source += numbers[1] ?? 0;
      sourceLine += numbers[2] ?? 0;
      sourceColumn += numbers[3] ?? 0;
      yield { line, column, source, sourceLine, sourceColumn };
    }
  }
}
