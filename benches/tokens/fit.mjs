// node benches/tokens/fit.mjs [--write]: fits the weights of the token estimator to exact counts.
//
// The estimator itself (src/text/tokens.rs) counts the pieces, so that there is one scanner only. A weight is fitted by
// least squares on the relative error of each document, reweighed so that outliers do not decide, and drawn towards a
// plain guess where the documents say little. Documents of the corpus count fully; translated messages of a library,
// in some sixty languages, keep the other scripts sane. The error is measured on each repository by weights that were
// fitted without it.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { corpusDocuments } from "../lib/documents.mjs";
import { nativeBench } from "../lib/native.mjs";

const UNIT = 64;
const RIDGE = 0.02;
const ROUNDS = 12;
const TRANSLATION_SHARE = 0.1;
// The languages besides English that most prompts are written in.
const WIDESPREAD = new Set(["de", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh-CN"]);
const WIDESPREAD_SHARE = 1;

const source = join(dirname(fileURLToPath(import.meta.url)), "../../src/text/tokens.rs");

const documents = withPieces([...promptsOfCorpus(), ...translations()]);
const prompts = documents.filter((document) => document.repository !== undefined);
const guess = guesses(documents[0].pieces.length);

const heldOut = [...new Set(prompts.map((prompt) => prompt.repository))].flatMap((repository) => {
  const weights = fit(documents.filter((document) => document.repository !== repository));
  return prompts
    .filter((prompt) => prompt.repository === repository)
    .map((prompt) => error(prompt, weights));
});
const weights = fit(documents);
const errors = prompts.map((prompt) => error(prompt, weights));

console.log(`held out, each repository by the others: ${describe(heldOut)}`);
console.log(`all prompts, by the weights below:       ${describe(errors)}`);
console.log(`of at least 2 KB:                        ${describe(errorsOfLarge())}`);
console.log(`translations:                            ${describe(errorsOfTranslations())}`);
console.log(`the estimator as it is built now:        ${describe(errorsAsBuilt())}`);
const table = rustTable(weights);
console.log(table);
if (process.argv.includes("--write")) {
  const text = readFileSync(source, "utf8");
  const pattern = /(?:#\[rustfmt::skip\]\n)?const WEIGHTS: \[u8; PIECES\] = \[[^\]]*\];\n/;
  writeFileSync(source, text.replace(pattern, table));
}

function promptsOfCorpus() {
  return corpusDocuments().map(({ path, text }) => ({
    repository: path.split("/")[0],
    share: 1,
    text,
  }));
}

function translations() {
  const manifest = createRequire(import.meta.url).resolve("zod/package.json");
  const folder = join(dirname(manifest), "v4/locales");
  const names = readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "index.js");
  return names.sort().map((name) => {
    const code = readFileSync(join(folder, name), "utf8");
    const messages = [...code.matchAll(/"([^"\n]{3,})"|`([^`]{3,})`/g)].map(([, a, b]) => a ?? b);
    const sentences = messages.filter((message) => /\s/.test(message));
    const share = WIDESPREAD.has(name.replace(".js", "")) ? WIDESPREAD_SHARE : TRANSLATION_SHARE;
    return { share, text: sentences.join("\n").replace(/\$\{[^}]*\}/g, "X") };
  });
}

function withPieces(texts) {
  const input = texts.map(({ text }) => text.replaceAll("\0", " ")).join("\0");
  const run = spawnSync(nativeBench(), ["pieces"], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  const lines = run.stdout.trimEnd().split("\n");
  return texts
    .map((document, index) => {
      const [estimate, ...pieces] = lines[index].split(" ").map(Number);
      const exact = countTokens(document.text, { allowedSpecial: "all" });
      return { ...document, exact, estimate, pieces };
    })
    .filter((document) => document.exact > 0);
}

/** What a weight is taken to be before any document is seen. */
function guesses(count) {
  const word = (_, index) => {
    const [kind, length] = [Math.floor(index / 12), index % 12];
    return 1 + Math.max(0, length - 6) * (kind < 2 ? 0.05 : 0.15);
  };
  const words = Array.from({ length: 7 * 12 }, word);
  const runs = [0.2, 1, 1.05, 1.5, 2, 2.3, 2.5, 3, 1, 1, 1.6, 0.4];
  const small = [1, 1, 1, 1, 1];
  const foreign = [...Array(8).fill(0.7), ...Array(8).fill(0.35), 0.15];
  const symbols = [1, 1.2, 1.3, 2, 1, 1, 1, 0.2];
  const all = [...words, ...runs, ...small, ...foreign, ...symbols];
  if (all.length !== count) throw new Error(`${all.length} guesses for ${count} weights`);
  return all;
}

function fit(training) {
  const trust = ({ exact, share }) => share / (exact + 30) / exact;
  let importance = training.map(trust);
  let weights = guess;
  for (let round = 0; round < ROUNDS; round++) {
    weights = leastSquares(training, importance).map(rounded);
    importance = training.map((document) => {
      const off = Math.abs(error(document, weights));
      return (trust(document) * 0.03) / Math.max(off, 0.01);
    });
  }
  return weights;
}

function rounded(weight) {
  return Math.max(0, Math.min(255, Math.round(weight * UNIT))) / UNIT;
}

function leastSquares(training, importance) {
  const size = guess.length;
  const matrix = Array.from({ length: size }, (_, index) => {
    const row = new Float64Array(size + 1);
    row[index] = RIDGE;
    row[size] = RIDGE * guess[index];
    return row;
  });
  training.forEach(({ pieces, exact }, index) => {
    const used = [...pieces.keys()].filter((piece) => pieces[piece] > 0);
    for (const a of used) {
      const share = importance[index] * pieces[a];
      for (const b of used) matrix[a][b] += share * pieces[b];
      matrix[a][size] += share * exact;
    }
  });
  return solve(matrix);
}

/** Gaussian elimination; the ridge keeps the matrix positive definite, so that no pivoting is needed. */
function solve(matrix) {
  const size = matrix.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = matrix[row][pivot] / matrix[pivot][pivot];
      for (let column = pivot; factor !== 0 && column <= size; column++) {
        matrix[row][column] -= factor * matrix[pivot][column];
      }
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let rest = matrix[row][size];
    for (let column = row + 1; column < size; column++)
      rest -= matrix[row][column] * solution[column];
    solution[row] = rest / matrix[row][row];
  }
  return [...solution];
}

function error({ pieces, exact }, weights) {
  const estimate = pieces.reduce((sum, count, piece) => sum + count * weights[piece], 0);
  return Math.round(estimate) / exact - 1;
}

function errorsOfLarge() {
  const large = prompts.filter(({ text }) => Buffer.byteLength(text) >= 2048);
  return large.map((prompt) => error(prompt, weights));
}

function errorsOfTranslations() {
  const foreign = documents.filter((document) => document.repository === undefined);
  return foreign.map((document) => error(document, weights));
}

function errorsAsBuilt() {
  return prompts.map(({ estimate, exact }) => estimate / exact - 1);
}

function describe(errors) {
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const percent = (share) => `${(100 * share).toFixed(2)} %`;
  const at = (share) => percent(sizes[Math.floor(share * (sizes.length - 1))]);
  return `mean ${percent(mean)}, 95th percentile ${at(0.95)}, worst ${at(1)} (${sizes.length} documents)`;
}

function rustTable(weights) {
  const units = weights.map((weight) => Math.round(weight * UNIT));
  const rows = [...Array(7).keys()].map((kind) => units.slice(kind * 12, kind * 12 + 12));
  rows.push(units.slice(84, 96), units.slice(96, 101), units.slice(101, 118), units.slice(118));
  const lines = rows.map((row) => `    ${row.join(", ")},\n`).join("");
  return `#[rustfmt::skip]\nconst WEIGHTS: [u8; PIECES] = [\n${lines}];\n`;
}
