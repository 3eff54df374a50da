// Counting tokens under o200k_base: many texts one after the other, and one text in a process of its own.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prompts } from "../lib/prompts.mjs";
import { median, race, ratio } from "../lib/race.mjs";
import { duration, kilobytes, times } from "../lib/table.mjs";

const names = ["promptlink", "ai-tokenizer", "gpt-tokenizer", "tiktoken"];
const script = fileURLToPath(new URL("../lib/count-tokens.mjs", import.meta.url));

export async function measure({ quick }) {
  const { name, texts } = prompts(quick ? 30 : 200);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const counted = await counting(texts, quick);
  const alone = await processes(texts[texts.length >> 1], quick);
  const [own] = counted.lanes;
  const [empty, ownAlone] = alone;
  const least = { "ai-tokenizer": 3, "gpt-tokenizer": 3 };
  return {
    title: "Counting tokens",
    about: `${texts.length} prompts of 2 to 40 KB (${name}), ${kilobytes(bytes)} and ${counted.tokens} tokens of o200k_base in all; all contenders agree on every text. A process counts one of them, and its time is what it takes over an empty Node, loading included.`,
    head: ["tokenizer", "median", "against promptlink", "a process", "against promptlink"],
    rows: counted.lanes.map((lane, index) => [
      lane.name,
      duration(lane.median),
      times(ratio(lane, own)),
      duration(over(alone[index + 1], empty)),
      times(over(alone[index + 1], empty) / over(ownAlone, empty)),
    ]),
    targets: Object.entries(least).map(([peer, least]) => ({
      what: `counting tokens against ${peer}`,
      least,
      is: ratio(
        counted.lanes.find((lane) => lane.name === peer),
        own,
      ),
    })),
  };
}

async function counting(texts, quick) {
  const tokenizers = await Promise.all(
    names.map((name) => import(`../lib/tokenizers/${name}.mjs`)),
  );
  const counts = texts.map((text) => agreed(tokenizers.map(({ count }) => count(text))));
  const contenders = tokenizers.map(({ count }, index) => ({
    name: names[index],
    run: () => texts.reduce((sum, text) => sum + count(text), 0),
  }));
  const pace = { rounds: quick ? 5 : 15, warmUp: quick ? 300 : 2000, sample: 50 };
  return {
    lanes: await race(contenders, pace),
    tokens: counts.reduce((sum, count) => sum + count, 0),
  };
}

function agreed(counts) {
  if (new Set(counts).size !== 1) throw new Error(`the tokenizers differ: ${counts}`);
  return counts[0];
}

async function processes(text, quick) {
  const folder = mkdtempSync(join(tmpdir(), "promptlink-bench-"));
  try {
    const file = join(folder, "document.md");
    writeFileSync(file, text);
    const programs = [["-e", "0"], ...names.map((name) => [script, name, file])];
    const contenders = programs.map((args, index) => ({
      name: String(index),
      run: () => spawn(args),
    }));
    return await race(contenders, { rounds: quick ? 5 : 15, warmUp: 0, sample: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function spawn(args) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** What a process takes over an empty one: the median of the rounds' differences. */
function over(lane, empty) {
  return median(lane.times.map((time, round) => time - empty.times[round]));
}
