// From a text to its structure: sections with their items, code spans and strong emphases.

import { parse } from "promptlink";
import { parse as commonmark } from "../lib/parsers/commonmark.mjs";
import { parse as markdownIt } from "../lib/parsers/markdown-it.mjs";
import { parse as marked } from "../lib/parsers/marked.mjs";
import { parse as remark } from "../lib/parsers/remark.mjs";
import { prompts } from "../lib/prompts.mjs";
import { race, ratio } from "../lib/race.mjs";
import { counts } from "../lib/structure.mjs";
import { duration, kilobytes, times } from "../lib/table.mjs";

const parsers = {
  promptlink: parse,
  "commonmark.js": commonmark,
  "markdown-it": markdownIt,
  marked,
  remark,
};

export async function measure({ quick }) {
  const { name, texts } = prompts(quick ? 30 : 120);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const contenders = Object.entries(parsers).map(([name, parser]) => ({
    name,
    run: () => texts.map((text) => parser(text)),
  }));
  const lanes = await race(contenders, {
    rounds: quick ? 5 : 15,
    warmUp: quick ? 300 : 2000,
    sample: 50,
  });
  const [own] = lanes;
  const against = (peer) =>
    ratio(
      lanes.find((lane) => lane.name === peer),
      own,
    );
  return {
    title: "Parsing to structure",
    about: `${texts.length} prompts of 2 to 40 KB (${name}), ${kilobytes(bytes)} in all, without frontmatter. What was found shows that all did the same job; commonmark.js and remark know no tables, and only promptlink and remark tell where spans are.`,
    head: ["parser", "median", "against promptlink", "headings", "items", "code spans", "strong"],
    rows: lanes.map((lane) => {
      const found = total(parsers[lane.name], texts);
      const cells = [found.headings, found.items, found.code, found.strong].map(String);
      return [lane.name, duration(lane.median), times(ratio(lane, own)), ...cells];
    }),
    targets: [
      { what: "parsing against markdown-it", least: 8, is: against("markdown-it") },
      { what: "parsing against commonmark.js", least: 3.5, is: against("commonmark.js") },
    ],
  };
}

function total(parser, texts) {
  const sum = { headings: 0, items: 0, code: 0, strong: 0 };
  for (const text of texts) {
    const found = counts(parser(text));
    for (const key of Object.keys(sum)) sum[key] += found[key];
  }
  return sum;
}
