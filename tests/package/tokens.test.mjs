// Tokens are counted as tiktoken counts them, on everything that there is to count.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { loadTokenizer } from "promptlink/tokens";
import { createTokenizer } from "promptlink/tokens/slim";
import { get_encoding } from "tiktoken";
import { core } from "../../pkg/dist/tokens/engine.js";
import { isBasic } from "../../scripts/build/vocabulary/basic.mjs";
import { pack } from "../../scripts/build/vocabulary/pack.mjs";
import { tokensOf } from "../../scripts/build/vocabulary/ranks.mjs";
import { classTable, tableFile } from "../../scripts/tokens/classes.mjs";
import { corpus, packageFolder, processorTime, root, roster } from "./support.mjs";

const own = { ...core };

afterEach(() => {
  Object.assign(core, own);
});

const encodings = /** @type {const} */ (["o200k_base", "cl100k_base"]);
const tokenizers = await Promise.all(encodings.map((encoding) => loadTokenizer(encoding)));
const references = encodings.map((encoding) => get_encoding(encoding));
const [tokenizer] = /** @type {[import("promptlink/tokens").Tokenizer]} */ (tokenizers);

/**
 * Asserts that a text has the tokens that tiktoken gives it, under both encodings.
 *
 * @param {string} text
 */
function assertSame(text) {
  for (const [index, one] of tokenizers.entries()) {
    const wanted = references[index]?.encode(text, [], []) ?? [];
    const shown = JSON.stringify(text.slice(0, 200));
    assert.equal(one.count(text), wanted.length, `${one.encoding} counts ${shown}`);
    assert.deepEqual(one.encode(text), wanted, `${one.encoding} of ${shown}`);
  }
}

/** @param {string} folder */
function textsIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

test("the starter roster", () => {
  const texts = textsIn(roster);
  assert.ok(texts.length > 10);
  texts.forEach(assertSame);
});

test("every real prompt", (context) => {
  if (!existsSync(join(corpus, "repos"))) {
    console.log("skipped: tokens of real prompts, no corpus");
    context.skip("no corpus");
    return;
  }
  const texts = textsIn(join(corpus, "repos"));
  assert.ok(texts.length > 500);
  texts.forEach(assertSame);
});

// Where the patterns and the vocabularies differ most: scripts, signs, and what stands between them.
const ranges = [
  [0x20, 0x7f],
  [0x00, 0x80],
  [0xa0, 0x250],
  [0x2b0, 0x530],
  [0x590, 0xe00],
  [0x1c80, 0x2100],
  [0x2500, 0x2600],
  [0x3000, 0x3100],
  [0x4e00, 0xa000],
  [0xa640, 0xd7a4],
  [0x1f300, 0x1f700],
  [0x00, 0xd800],
  [0xe000, 0x110000],
];
const words =
  "'s|'LL|'ſ|'re| |  |\n|\r\n|\t|/|//|123|1|é|É|\u0301|中|A|aB|HTML|ʰ|ǅ|...|٣|½|\u00a0|\u0085|\u3000|\ufeff|n't|http://|\n/|--|word| The|\ud800|😀".split(
    "|",
  );

/**
 * Random numbers below a limit, the same ones for the same seed.
 *
 * @param {number} seed
 */
function randomNumbers(seed) {
  let state = seed;
  return (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** @param {(limit: number) => number} random */
function randomText(random) {
  const part = () => {
    if (random(3) === 0) return words[random(words.length)] ?? "";
    const [first = 0, end = 0] = ranges[random(ranges.length)] ?? [];
    const points = Array.from({ length: 1 + random(4) }, () => first + random(end - first));
    return points.map((point) => String.fromCodePoint(point)).join("");
  };
  return Array.from({ length: random(40) }, part).join("");
}

test("random Unicode, lone surrogates included", () => {
  const random = randomNumbers(7);
  for (let round = 0; round < 10_000; round += 1) assertSame(randomText(random));
});

test("the characters have the classes that tiktoken knows them by", () => {
  assert.equal(readFileSync(tableFile, "utf8"), classTable());
});

test("texts of megabytes, cut where no token goes across", () => {
  const lines = textsIn(roster).join("\n");
  assertSame(lines.repeat(Math.ceil(3_000_000 / lines.length)));
  assertSame("1 no line begins with a letter, é\n".repeat(50_000));
});

test("no word is so long that it takes more than its share", () => {
  for (const unit of ["a", "Aé", "中", "\u0301", " ", ".", "1", "\n ", "ab'S"]) {
    const text = unit.repeat(1_000_000 / unit.length);
    const start = processorTime();
    const counts = tokenizers.map((one) => one.count(text));
    assert.ok(counts.every((count) => count > 10_000 || unit === " "));
    // A join by looking through all neighbours each time would take minutes.
    assert.ok(processorTime() - start < 20_000, JSON.stringify(unit));
  }
});

test("tokens lie one after the other, and a shared character belongs to the first", () => {
  const text = "Hi 😀, 𐐷é中\ud800!\n";
  const tokens = tokenizer.tokens(text);
  assert.equal(tokens.map(({ start, end }) => text.slice(start, end)).join(""), text);
  for (const [index, { start }] of tokens.entries()) {
    assert.equal(start, tokens[index - 1]?.end ?? 0);
    assert.ok(start === 0 || !/^[\udc00-\udfff]/.test(text.slice(start)), "no pair is split");
  }
  const shared = tokenizer.tokens("𐐷");
  assert.ok(shared.length > 1);
  assert.deepEqual(
    shared.map(({ start, end }) => [start, end]),
    shared.map((_, index) => (index === 0 ? [0, 2] : [2, 2])),
  );
});

test("a lone surrogate counts as what it becomes when the text is sent", () => {
  assert.deepEqual(tokenizer.encode("a\ud800b"), tokenizer.encode("a\ufffdb"));
});

test("what looks like a special token is text", () => {
  assert.ok(tokenizer.count("<|endoftext|>") > 1);
});

test("the packed vocabularies are as small as they should be", () => {
  const most = { o200k_base: 720_000, cl100k_base: 340_000 };
  for (const encoding of encodings) {
    const files = [`${encoding}.bin`, `${encoding}.rest.bin`];
    const sizes = files.map((name) => {
      const bytes = readFileSync(join(packageFolder, "vocabularies", name));
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      return brotliCompressSync(bytes, { params }).length;
    });
    const [basic = 0, rest = 0] = sizes;
    assert.ok(basic + rest <= most[encoding], `${encoding}: ${basic} and ${rest}`);
  }
  const wasm = readFileSync(join(packageFolder, "tokens", "tokens_bg.wasm"));
  assert.ok(brotliCompressSync(wasm).length <= 25_000);
});

test("packing again gives the same bytes", () => {
  const packed = pack("cl100k_base", tokensOf("cl100k_base"), isBasic());
  const built = (/** @type {string} */ name) =>
    readFileSync(join(packageFolder, "vocabularies", name));
  assert.ok(packed.basic.equals(built("cl100k_base.bin")));
  assert.ok(packed.rest.equals(built("cl100k_base.rest.bin")));
});

/**
 * Runs a script in a process of its own, in which nothing was loaded yet.
 *
 * @param {string} source
 */
function runAlone(source) {
  const args = ["--input-type=module", "--eval", source];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return stdout.trim().split("\n");
}

test("the basic part suffices for texts whose letters are ASCII, and says where it does not", () => {
  const lines = runAlone(`
    import { loadTokenizer } from "promptlink/tokens";
    const tokenizer = await loadTokenizer("o200k_base", { vocabulary: "basic" });
    const plain = "Follow “review.md” — always. 😀\\n";
    console.log(tokenizer.covers(plain), tokenizer.count(plain), tokenizer.encode(plain).join());
    const other = "Prüfe 2× das Ergebnis.";
    console.log(tokenizer.covers(other));
    for (const ask of ["count", "encode", "tokens"])
      try { tokenizer[ask](other) } catch (error) { console.log(error.name, error.code) }
    await tokenizer.extend();
    console.log(tokenizer.covers(other), tokenizer.encode(other).join());
    console.log(tokenizer.encode(plain).join());
  `);
  const plain = references[0]?.encode("Follow “review.md” — always. 😀\n", [], []);
  const other = references[0]?.encode("Prüfe 2× das Ergebnis.", [], []);
  assert.deepEqual(lines, [
    `true ${plain?.length} ${plain?.join()}`,
    "false",
    ...Array(3).fill("PromptlinkError vocabulary-missing"),
    `true ${other?.join()}`,
    plain?.join(),
  ]);
});

test("the basic part counts covered texts as the whole does", (context) => {
  if (!existsSync(join(corpus, "repos"))) {
    console.log("skipped: the basic part on real prompts, no corpus");
    context.skip("no corpus");
    return;
  }
  const [line = ""] = runAlone(`
    import { readdirSync, readFileSync } from "node:fs";
    import { join } from "node:path";
    import { loadTokenizer } from "promptlink/tokens";
    const folder = ${JSON.stringify(join(corpus, "repos"))};
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const texts = entries.filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    const tokenizer = await loadTokenizer("o200k_base", { vocabulary: "basic" });
    const covered = texts.filter((text) => tokenizer.covers(text));
    const before = covered.map((text) => tokenizer.encode(text).join());
    await tokenizer.extend();
    const after = covered.map((text) => tokenizer.encode(text).join());
    console.log(covered.length, texts.length, before.every((tokens, index) => tokens === after[index]));
  `);
  const [covered = 0, all = 0, same] = line.split(" ");
  assert.equal(same, "true");
  assert.ok(Number(covered) > Number(all) / 4, line);
});

test("parts that are loaded by hand", () => {
  const lines = runAlone(`
    import { readFileSync } from "node:fs";
    import { createTokenizer } from "promptlink/tokens/slim";
    const read = (name) => readFileSync(new URL(import.meta.resolve("promptlink/tokens/" + name)));
    const [wasm, vocabulary, rest] = ["tokens.wasm", "cl100k_base.bin", "cl100k_base.rest.bin"].map(read);
    const tokenizer = createTokenizer({ wasm, vocabulary });
    console.log(tokenizer.encoding, tokenizer.count("a reviewer"), tokenizer.covers("é"));
    try { await tokenizer.extend() } catch (error) { console.log(error.code) }
    try { await tokenizer.extend(vocabulary) } catch (error) { console.log(error.code) }
    await tokenizer.extend(rest);
    console.log(createTokenizer({ wasm: new WebAssembly.Module(wasm), vocabulary }).covers("é"));
    for (const [part, value] of [["wasm", 1], ["vocabulary", "x"], ["rest", {}]])
      try { createTokenizer({ wasm, vocabulary, [part]: value }) }
      catch (error) { console.log(error instanceof TypeError, error.code) }
    try { createTokenizer({ wasm, vocabulary: vocabulary.subarray(0, 5000) }) } catch (error) { console.log(error.code) }
  `);
  assert.deepEqual(lines, [
    "cl100k_base 2 false",
    "vocabulary-missing",
    "invalid-vocabulary",
    "true",
    ...Array(3).fill("true invalid-argument"),
    "invalid-vocabulary",
  ]);
});

test("what is no text, no encoding or no option is misuse", async () => {
  const code = (/** @type {string} */ code) => ({ name: "TypeError", code });
  for (const ask of /** @type {const} */ (["count", "encode", "tokens", "covers"])) {
    // @ts-expect-error
    assert.throws(() => tokenizer[ask](7), code("invalid-argument"));
  }
  // @ts-expect-error
  await assert.rejects(loadTokenizer("o200k"), code("invalid-argument"));
  // @ts-expect-error
  await assert.rejects(loadTokenizer("o200k_base", { part: "basic" }), code("invalid-option"));
  // @ts-expect-error
  await assert.rejects(loadTokenizer("o200k_base", { vocabulary: 1 }), code("invalid-option"));
  // @ts-expect-error
  assert.throws(() => createTokenizer(), code("invalid-argument"));
  // @ts-expect-error
  await assert.rejects(tokenizer.extend("x"), code("invalid-argument"));
});

test("where the WebAssembly fails the next call counts as if nothing had been", () => {
  const before = tokenizers.map((one) => one.count("Prüfe 😀 this."));
  core.count = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.throws(() => tokenizer.count("a"), { name: "PromptlinkError", code: "internal" });
  core.count = own.count;
  assert.deepEqual(
    tokenizers.map((one) => one.count("Prüfe 😀 this.")),
    before,
  );
});
