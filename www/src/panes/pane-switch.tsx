import { findings } from "../state/linked.ts";
import { type Pane, pane } from "../state/view.ts";

const names: readonly (readonly [pane: Pane, name: string])[] = [
  ["library", "Library"],
  ["source", "Source"],
  ["findings", "Findings"],
  ["persona", "Persona"],
  ["pictures", "Pictures"],
];

/** On a narrow screen, which part of the page is shown. */
export function PaneSwitch() {
  return (
    <nav class="pane-switch" aria-label="Parts of the page">
      {names.map(([value, name]) => (
        <button
          type="button"
          key={value}
          data-narrow={value === "library" || value === "findings"}
          aria-current={pane.value === value ? "true" : undefined}
          onClick={() => {
            pane.value = value;
          }}
        >
          {name}
          {value === "findings" && findings.value.length > 0 ? (
            <span class="count">{findings.value.length}</span>
          ) : undefined}
        </button>
      ))}
    </nav>
  );
}
