import { computed } from "@preact/signals";
import type { LeftOut as Part } from "../linker/linked.ts";
import { Path } from "../parts/path.tsx";
import { counted, leftOutWords } from "../parts/words.ts";
import { goTo } from "../state/actions.ts";
import { persona } from "../state/linked.ts";
import { showsLeftOut } from "../state/view.ts";
import { documentAt } from "../state/workspace.ts";

interface Group {
  readonly document: string;
  readonly reason: string;
  readonly parts: readonly Part[];
}

const groups = computed<readonly Group[]>(() => {
  const byKey = new Map<string, Part[]>();
  for (const part of persona.value?.leftOut ?? []) {
    const key = `${part.document}\n${part.reason}`;
    byKey.set(key, [...(byKey.get(key) ?? []), part]);
  }
  return [...byKey.values()].flatMap((parts) => {
    const [first] = parts;
    return first ? [{ document: first.document, reason: first.reason, parts }] : [];
  });
});

const previewLength = 200;

/** Everything of the sources that the persona does not have, and why. */
export function LeftOut() {
  if (groups.value.length === 0)
    return <p class="empty">Every byte of every source is in the persona.</p>;
  return (
    <>
      <label class="check left-out-switch">
        <input
          type="checkbox"
          checked={showsLeftOut.value}
          onChange={({ currentTarget }) => {
            showsLeftOut.value = currentTarget.checked;
          }}
        />
        Show in the text, in its place
      </label>
      <ul class="left-out">
        {groups.value.map((group) => (
          <Entry key={`${group.document}:${group.reason}`} group={group} />
        ))}
      </ul>
    </>
  );
}

function Entry({ group }: { readonly group: Group }) {
  const { document, reason, parts } = group;
  const units = parts.reduce((sum, part) => sum + sizeOf(part), 0);
  const longest = parts.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one));
  return (
    <li>
      <button type="button" class="left-out-entry" onClick={() => goTo(document, longest)}>
        <Path path={document} />
        <span class="left-out-size">{counted(units, "character")}</span>
        <span class="left-out-reason">{leftOutWords[reason] ?? reason}</span>
        <span class="left-out-text mono">{preview(document, longest)}</span>
      </button>
    </li>
  );
}

/** The first words of what was left out. */
function preview(path: string, { start, end }: Part): string {
  const text = documentAt(path)?.text.value.slice(start, Math.min(end, start + previewLength));
  return text?.trim().replaceAll(/\s+/g, " ") ?? "";
}

function sizeOf({ start, end }: Part): number {
  return end - start;
}
