import { computed } from "@preact/signals";
import type { Gap } from "../code/gaps.ts";
import type { LeftOut } from "../linker/linked.ts";
import { counted, leftOutWords, splitPath } from "../parts/words.ts";
import { persona } from "./linked.ts";
import { type Origin, origins } from "./origins.ts";
import { showsLeftOut } from "./view.ts";
import { documentAt } from "./workspace.ts";

/** What of the sources is not in the persona, where it would be. Blanks are no loss. */
export const gaps = computed<readonly Gap[]>(() => {
  if (!showsLeftOut.value) return [];
  const runs = new Map<string, Origin[]>();
  for (const run of origins.value) runs.set(run.path, [...(runs.get(run.path) ?? []), run]);
  return (persona.value?.leftOut ?? []).flatMap((part) => {
    const text = documentAt(part.document)?.text.peek().slice(part.start, part.end) ?? "";
    const place = placeOf(part, runs.get(part.document) ?? []);
    if (text.trim() === "" || !place) return [];
    return [{ ...place, label: labelOf(part, text), text: text.replace(/^\n+|\n+$/g, "") }];
  });
});

/** Behind what comes before it in its document, or before what comes after. */
function placeOf(
  { document, start, end }: LeftOut,
  runs: readonly Origin[],
): Pick<Gap, "position" | "isBefore"> | undefined {
  const before = runs.findLast(({ from }) => from.end <= start);
  if (before) return { position: before.end, isBefore: false };
  const after = runs.find(({ from }) => from.start >= end);
  if (after) return { position: after.start, isBefore: true };
  const source = persona.value?.sources.find(({ path }) => path === document);
  return source && { position: source.end, isBefore: false };
}

function labelOf({ document, reason }: LeftOut, text: string): string {
  const [, file] = splitPath(document);
  const lines = text.trim().split("\n").length;
  return `${file}, ${counted(lines, "line")}: ${leftOutWords[reason] ?? reason}`;
}
