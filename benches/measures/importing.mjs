// What it costs to import an entry before anything is asked of it.

import { join } from "node:path";
import { root } from "../lib/documents.mjs";
import { node } from "../lib/process.mjs";
import { median, race, ratio } from "../lib/race.mjs";
import { duration, times } from "../lib/table.mjs";

const entries = [
  "promptlink",
  "promptlink/slim",
  "promptlink/node",
  "promptlink/request",
  "commonmark",
  "markdown-it",
  "marked",
  "remark-parse",
  "handlebars",
  "minijinja-js",
  "dotprompt",
  "promptl-ai",
];

const nothing = "nothing";

export async function measure({ quick }) {
  const contenders = [nothing, ...entries].map((name) => {
    const code = name === nothing ? "" : `import ${JSON.stringify(name)}`;
    return { name, run: () => node(["--input-type=module", "-e", code], join(root, "benches")) };
  });
  const lanes = await race(contenders, { rounds: quick ? 5 : 15, warmUp: 0, sample: 0 });
  const [empty, own] = lanes;
  const over = (lane) => median(lane.times.map((time, round) => time - empty.times[round]));
  return {
    title: "Importing",
    about:
      "Whole processes that import an entry and do nothing. promptlink compiles its WebAssembly when it is first asked something.",
    head: ["entry", "median", "over nothing", "against promptlink"],
    rows: lanes.map((lane) => [
      lane.name,
      duration(lane.median),
      lane === empty ? "" : duration(Math.max(0, over(lane))),
      times(ratio(lane, own)),
    ]),
    targets: [],
  };
}
