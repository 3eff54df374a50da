import { computed, signal, useComputed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { SurveyedDiagnostic } from "../linker/linked.ts";
import { Icon } from "../parts/icon.tsx";
import { Prose } from "../parts/prose.tsx";
import { moveFocus } from "../parts/rows.ts";
import { counted, sentence, tally, waysToMend } from "../parts/words.ts";
import { fix, goTo } from "../state/actions.ts";
import { fault, findings, isSurveyBehind, startAnew, summaries, survey } from "../state/linked.ts";
import { isNarrow, showsFindings } from "../state/view.ts";
import { open } from "../state/workspace.ts";

const openPath = computed(() => open.value?.path.value);
const here = computed(() => findings.value.filter(({ document }) => document === openPath.value));
const elsewhere = computed(() =>
  findings.value.filter(({ document }) => document !== openPath.value),
);

const idOf = ({ document, start, code }: SurveyedDiagnostic) => `${document}:${start}:${code}`;
const focused = signal<string | undefined>(undefined);

/** The finding that is a stop of the Tab key: the one that had the focus last, or else the first. */
const stop = computed(() => {
  const ids = [...here.value, ...elsewhere.value].map(idOf);
  return ids.find((id) => id === focused.value) ?? ids[0];
});

/** Everything that is wrong: in the open document first, then in the others. */
export function Findings() {
  const isShown = showsFindings.value || isNarrow.value;
  const section = useRef<HTMLElement>(null);
  const { value: all } = findings;
  useLayoutEffect(() => keepFocus(section.current), [all]);
  const toggle = () => {
    showsFindings.value = !showsFindings.value;
  };
  return (
    <section
      class="findings"
      aria-label="Findings"
      aria-busy={isSurveyBehind}
      data-shown={isShown}
      ref={section}
    >
      <header class="pane-header findings-header">
        <h2>Findings</h2>
        <span class="pane-count">{all.length > 0 ? tally(all) : undefined}</span>
        <button
          type="button"
          class="icon-button findings-fold"
          aria-expanded={isShown}
          aria-controls="findings-list"
          aria-label="Findings"
          title={isShown ? "Fold" : "Unfold"}
          onClick={toggle}
        >
          <Icon name="fold" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its rows have the focus */}
      <div
        class="findings-list"
        id="findings-list"
        hidden={!isShown}
        onKeyDown={(event) => moveFocus(event, ".finding button")}
      >
        <Trouble />
        <Group name="In this document" list={here.value} />
        <Group name="In other documents" list={elsewhere.value} />
        <Nothing />
      </div>
    </section>
  );
}

/** The place in the list of the finding that was mended last, until it is gone. */
let mended: number | undefined;

function mend(button: HTMLElement, finding: SurveyedDiagnostic, meant?: string): void {
  const list = [...(button.closest(".findings-list")?.querySelectorAll(".finding") ?? [])];
  mended = list.findIndex((one) => one.contains(button));
  void fix(finding, meant);
}

/** The button that mends goes with its finding. Whoever had the focus there goes on with what takes its place. */
function keepFocus(section: HTMLElement | null): void {
  const { activeElement, body } = document;
  if (mended === undefined || activeElement?.matches(".finding-fix")) return;
  const rest = section?.querySelectorAll<HTMLElement>(".finding-jump") ?? [];
  const next = rest[Math.min(mended, rest.length - 1)];
  mended = undefined;
  if (activeElement === body)
    (next ?? section?.querySelector<HTMLElement>(".findings-fold"))?.focus();
}

/** That promptlink itself failed. It starts anew by itself, and the texts are not its to lose. */
function Trouble() {
  const failed = findings.value.find(({ code }) => code === "internal");
  if (fault.value !== undefined) {
    return (
      <div class="trouble" role="alert">
        <p>promptlink failed: {fault.value}. Your text is kept; the persona is as it was before.</p>
        <button type="button" class="button" onClick={startAnew}>
          Start it anew
        </button>
      </div>
    );
  }
  if (!failed) return undefined;
  return (
    <p class="trouble" role="alert">
      promptlink failed on {failed.document} and was started anew. Your text is kept; until it
      changes, the persona is made without it.
    </p>
  );
}

function Group({
  name,
  list,
}: {
  readonly name: string;
  readonly list: readonly SurveyedDiagnostic[];
}) {
  if (list.length === 0) return undefined;
  return (
    <section class="findings-group">
      <h3>{name}</h3>
      <ul>
        {list.map((finding) => (
          <Finding key={idOf(finding)} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function Finding({ finding }: { readonly finding: SurveyedDiagnostic }) {
  const { severity, message, help, document, line, column, code } = finding;
  const isHere = document === openPath.value;
  const id = idOf(finding);
  const tabIndex = useComputed(() => (stop.value === id ? 0 : -1));
  const focus = () => {
    focused.value = id;
  };
  return (
    <li class={`finding severity-${severity}`} onFocusIn={focus}>
      <button
        type="button"
        class="finding-jump"
        tabIndex={tabIndex}
        onClick={() => goTo(document, finding)}
      >
        <span class="finding-mark" aria-hidden="true" />
        <span class="finding-text">
          <span class="unseen">{severity}: </span>
          <span class="finding-message">
            <Prose text={sentence(message)} />
            <span class="finding-code mono">{code}</span>
          </span>
          {help ? (
            <span class="finding-help">
              <Prose text={sentence(help)} />
            </span>
          ) : undefined}
        </span>
        <span class="finding-place mono">
          {isHere ? undefined : <span class="finding-document">{document}</span>}
          {line}:{column}
        </span>
      </button>
      {waysToMend(finding).map(({ message, meant }) => (
        <button
          key={message}
          type="button"
          class="button finding-fix"
          tabIndex={tabIndex}
          onClick={({ currentTarget }) => mend(currentTarget, finding, meant)}
        >
          <Prose text={message} />
        </button>
      ))}
    </li>
  );
}

function Nothing() {
  if (findings.value.length > 0 || !survey.value || fault.value !== undefined) return undefined;
  if (summaries.value.length === 0) return <p class="findings-none">Nothing to check yet.</p>;
  return (
    <p class="findings-none">
      Every reference in {counted(summaries.value.length, "document")} links.
    </p>
  );
}
