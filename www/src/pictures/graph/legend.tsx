import { type Family, families } from "./families.ts";
import { hidden, picture } from "./state.ts";

/** What the lines mean. Each kind of line can be hidden. */
export function Legend() {
  const counts = new Map<Family, number>();
  for (const { family } of picture.value?.model.links ?? []) {
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  const present = families.filter(([family]) => counts.has(family));
  return (
    <fieldset class="graph-legend">
      <legend class="unseen">Lines that are shown</legend>
      {present.map(([family, name]) => (
        <label key={family}>
          <input
            type="checkbox"
            class="unseen"
            checked={!hidden.value.has(family)}
            onChange={() => toggle(family)}
          />
          <span class="graph-legend-entry">
            <svg viewBox="0 0 26 8" aria-hidden="true">
              <path class={`graph-line graph-${family}`} d="M1 4h24" />
            </svg>
            {name}
            <span class="graph-legend-count">{counts.get(family)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function toggle(family: Family): void {
  const next = new Set(hidden.value);
  if (!next.delete(family)) next.add(family);
  hidden.value = next;
}
