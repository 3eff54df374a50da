// One document on the command line, as a whole process.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../lib/documents.mjs";
import { prompts } from "../lib/prompts.mjs";
import { median, race, ratio } from "../lib/race.mjs";
import { duration, kilobytes, times } from "../lib/table.mjs";

const bytes = 8192;

export function measure({ quick }) {
  const folder = mkdtempSync(join(tmpdir(), "promptlink-bench-"));
  try {
    const text = nearest(bytes);
    const file = join(folder, "document.md");
    writeFileSync(file, text);
    return report(text, run(folder, file, quick ? 5 : 21));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(folder, file, rounds) {
  const peer = fileURLToPath(new URL("../lib/one-document.mjs", import.meta.url));
  const programs = {
    "node -e 0": ["-e", "0"],
    "promptlink inspect --json": [
      join(root, "pkg/bin/promptlink.cjs"),
      "inspect",
      folder,
      "--json",
    ],
    "a script with markdown-it": [peer, file],
  };
  const contenders = Object.entries(programs).map(([name, args]) => ({
    name,
    run: () => spawn(name, args),
  }));
  return race(contenders, { rounds, warmUp: 0, sample: 0 });
}

function spawn(name, args) {
  const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 26 });
  // 1 says that there are findings, which a document alone has.
  if (status !== 0 && status !== 1) throw new Error(`${name} failed: ${stderr}`);
}

function report(text, lanes) {
  const [empty, own, peer] = lanes;
  const over = (lane) => median(lane.times.map((time, round) => time - empty.times[round]));
  return {
    title: "One document on the command line",
    about: `Whole processes, for one prompt of ${kilobytes(Buffer.byteLength(text))}.`,
    head: ["process", "median", "over an empty Node", "against promptlink"],
    rows: lanes.map((lane) => [
      lane.name,
      duration(lane.median),
      duration(over(lane)),
      times(ratio(lane, own)),
    ]),
    targets: [
      { what: "command line against markdown-it, whole process", least: 1, is: ratio(peer, own) },
      { what: "command line over an empty Node, milliseconds", most: 60, is: over(own) },
    ],
  };
}

/** The prompt whose size is nearest. */
function nearest(size) {
  const distance = (text) => Math.abs(Buffer.byteLength(text) - size);
  const { texts } = prompts(Number.POSITIVE_INFINITY);
  return texts.reduce((best, text) => (distance(text) < distance(best) ? text : best));
}
