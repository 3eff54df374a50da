// The core without JavaScript: the document stage beside the parser alone, a library's memory beside its text.

import { spawnSync } from "node:child_process";
import { hasCargo, nativeBench } from "../lib/native.mjs";
import { prompts } from "../lib/prompts.mjs";
import { median } from "../lib/race.mjs";
import { duration, kilobytes, times } from "../lib/table.mjs";

const title = "Native core";

export function measure({ quick }) {
  if (!hasCargo()) return { title, about: "Left out: there is no cargo.", targets: [] };
  const { texts } = prompts(quick ? 60 : 250);
  const program = nativeBench();
  const rounds = ask(program, "document", texts);
  const [[text, allocated, said]] = ask(program, "memory", texts);
  const [events, outline, document] = [0, 1, 2].map((column) =>
    rounds.map((round) => round[column]),
  );
  const over = (one) => median(one.map((value, round) => value / events[round]));
  return {
    title,
    about: `${texts.length} prompts, ${kilobytes(text)}. A library of them takes ${kilobytes(allocated)} by the allocator's count, ${kilobytes(said)} by its own.`,
    head: ["stage", "median", "against the parser alone"],
    rows: [
      ["pulldown-cmark, events with offsets", duration(median(events)), times(1)],
      ["outline", duration(median(outline)), times(over(outline))],
      ["document", duration(median(document)), times(over(document))],
    ],
    targets: [
      { what: "document stage over pulldown-cmark alone", most: 2.5, is: over(document) },
      { what: "memory of a library over its text", most: 6, is: allocated / text },
    ],
  };
}

/** The numbers that the native benchmark prints, line by line. */
function ask(program, what, texts) {
  const input = texts.map((text) => text.replaceAll("\0", " ")).join("\0");
  const { status, stdout, stderr } = spawnSync(program, [what], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(`the native benchmark failed: ${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ").map(Number));
}
