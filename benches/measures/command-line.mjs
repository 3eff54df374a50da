// The command line as whole processes, beside small scripts with other parsers.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../lib/documents.mjs";
import { node } from "../lib/process.mjs";
import { prompts } from "../lib/prompts.mjs";
import { median, race, ratio } from "../lib/race.mjs";
import { duration, kilobytes, times } from "../lib/table.mjs";

const bytes = 8192;
const command = join(root, "pkg/bin/promptlink.cjs");
const script = fileURLToPath(new URL("../lib/one-document.mjs", import.meta.url));
const parsers = ["markdown-it", "marked", "commonmark", "remark"];

const empty = "node -e 0";
const inspect = "promptlink inspect --json";
const version = "promptlink --version";
const compose = "promptlink compose";

export async function measure({ quick }) {
  const folder = mkdtempSync(join(tmpdir(), "promptlink-bench-"));
  try {
    const text = nearest(bytes);
    const file = join(folder, "document.md");
    writeFileSync(file, text);
    return report(text, await run(folder, file, quick ? 5 : 21));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(folder, file, rounds) {
  const programs = {
    [empty]: ["-e", "0"],
    [inspect]: [command, "inspect", folder, "--json"],
    ...Object.fromEntries(parsers.map((name) => [`a script with ${name}`, [script, name, file]])),
    [version]: [command, "--version"],
    [compose]: [command, "compose", "backend-developer", "--library", join(root, "library")],
  };
  const contenders = Object.entries(programs).map(([name, args]) => ({
    name,
    run: () => node(args),
  }));
  return race(contenders, { rounds, warmUp: 0, sample: 0 });
}

function report(text, lanes) {
  const lane = (wanted) => lanes.find(({ name }) => name === wanted);
  const over = (one) => median(one.times.map((time, round) => time - lane(empty).times[round]));
  return {
    title: "The command line",
    about: `Whole processes: one prompt of ${kilobytes(Buffer.byteLength(text))} to its structure as JSON, by promptlink with references, rules and findings; the version; and a persona of the starter roster.`,
    head: ["process", "median", "over an empty Node", "against an empty Node", "against inspect"],
    rows: lanes.map((one) => [
      one.name,
      duration(one.median),
      one.name === empty ? "" : duration(Math.max(0, over(one))),
      times(ratio(one, lane(empty))),
      times(ratio(one, lane(inspect))),
    ]),
    targets: [
      {
        what: "inspect against a script with markdown-it, whole process",
        least: 1,
        is: ratio(lane("a script with markdown-it"), lane(inspect)),
      },
      { what: "inspect over an empty Node, milliseconds", most: 60, is: over(lane(inspect)) },
      {
        what: "--version over an empty Node, times",
        most: 1.5,
        is: ratio(lane(version), lane(empty)),
      },
      { what: "compose over an empty Node, times", most: 3, is: ratio(lane(compose), lane(empty)) },
    ],
  };
}

/** The prompt whose size is nearest. */
function nearest(size) {
  const distance = (text) => Math.abs(Buffer.byteLength(text) - size);
  const { texts } = prompts(Number.POSITIVE_INFINITY);
  return texts.reduce((best, text) => (distance(text) < distance(best) ? text : best));
}
