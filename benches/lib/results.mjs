// The report of a run, in Markdown.

import { table } from "./table.mjs";

/**
 * @param {readonly [name: string, value: string][]} machine
 * @param {readonly object[]} reports what the measures give
 */
export function results(machine, reports) {
  const parts = [
    "# Benchmarks",
    "Written by `npm run bench`. All contenders of a table ran side by side, in turns; a time is the median of the rounds, a ratio the median of the rounds' ratios. Times depend on the machine, ratios hardly.",
    machine.map(([name, value]) => `- ${name}: ${value}`).join("\n"),
    ...targets(reports.flatMap(({ targets }) => targets)),
    ...reports.flatMap(section),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section({ title, about, head, rows }) {
  return [`## ${title}`, about, ...(rows ? [table(head, rows)] : [])];
}

function targets(all) {
  if (all.length === 0) return [];
  const rows = all.map(({ what, least, most, is }) => {
    const wanted = least === undefined ? `at most ${most}` : `at least ${least}`;
    const met = least === undefined ? is <= most : is >= least;
    return [what, wanted, is.toFixed(2), met ? "yes" : "no"];
  });
  return ["## Targets", table(["what", "wanted", "measured", "met"], rows)];
}
