import { computed } from "@preact/signals";
import type { PersonaSource, Reference } from "../linker/linked.ts";
import { KindMark } from "../parts/kind-mark.tsx";
import { Path } from "../parts/path.tsx";
import { Prose } from "../parts/prose.tsx";
import { number, roleWords, sentence, verdictWords } from "../parts/words.ts";
import { goTo, goToPersona } from "../state/actions.ts";
import { linked, persona } from "../state/linked.ts";

const named = computed(() => linked.value?.agent?.references ?? []);

/** What the agent names and the persona does not have, but for its own name. */
const unlinked = computed(() => {
  const paths = new Set(persona.value?.sources.map(({ path }) => path));
  return named.value.filter(
    ({ verdict, target }) => verdict !== "self" && (target === null || !paths.has(target)),
  );
});

/** The documents of the persona, and how each reference that brought them in was resolved. */
export function Sources() {
  const { value: made } = persona;
  if (!made) return undefined;
  return (
    <table class="sources">
      <colgroup>
        <col />
        <col class="sources-role" />
        <col class="sources-figure" />
      </colgroup>
      <thead class="unseen">
        <tr>
          <th scope="col">Document, with the references to it</th>
          <th scope="col">Part of the persona</th>
          <th scope="col">Tokens, or where it is named</th>
        </tr>
      </thead>
      {made.sources.map((source) => (
        <Source key={source.path} source={source} />
      ))}
      <Unlinked />
    </table>
  );
}

function Source({ source }: { readonly source: PersonaSource }) {
  const { path, kind, role, tokens, references } = source;
  return (
    <tbody>
      <tr class="source-row">
        <th scope="rowgroup">
          <button type="button" class="source-path" onClick={() => goToPersona(source)}>
            <KindMark kind={kind} />
            <Path path={path} />
          </button>
        </th>
        <td>{roleWords[role]}</td>
        <td class="mono">{number(tokens)}</td>
      </tr>
      {references.map((reference) => (
        <Resolved
          key={`${reference.document}:${reference.start}`}
          {...reference}
          why={whyOf(reference)}
        />
      ))}
    </tbody>
  );
}

/** The agent's own references say why; of those further away only the rule is known. */
function whyOf(reference: PersonaSource["references"][number]): string {
  const isOwn = reference.document === linked.value?.agent?.path;
  const same = isOwn ? named.value.find(({ start }) => start === reference.start) : undefined;
  return same?.why ?? "";
}

function Unlinked() {
  const path = linked.value?.agent?.path;
  if (path === undefined || unlinked.value.length === 0) return undefined;
  return (
    <tbody>
      <tr class="source-row">
        <th scope="rowgroup" colSpan={3}>
          Named, but not part of the persona
        </th>
      </tr>
      {unlinked.value.map((reference) => (
        <Resolved key={reference.start} {...reference} document={path} />
      ))}
    </tbody>
  );
}

type Resolution = Pick<
  Reference,
  "text" | "verdict" | "tier" | "why" | "line" | "start" | "end"
> & {
  readonly document: string;
};

function Resolved(reference: Resolution) {
  const { document, text, verdict, tier, why, line } = reference;
  const isOwn = document === linked.value?.agent?.path;
  return (
    <tr class="reference-row">
      <td colSpan={2}>
        <button type="button" class="reference-jump mono" onClick={() => goTo(document, reference)}>
          {text}
        </button>
        <span class={`verdict verdict-${verdict}`}>
          {verdictWords[verdict]}
          {tier ? <span class="tier mono">{tier}</span> : undefined}
        </span>
        <span class="why">
          <Prose text={sentence(isOwn ? why : `named in ${document}`)} />
        </span>
      </td>
      <td>line {line}</td>
    </tr>
  );
}
