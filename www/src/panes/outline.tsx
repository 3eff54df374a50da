import type { PersonaSection } from "../linker/linked.ts";
import { Prose } from "../parts/prose.tsx";
import { number } from "../parts/words.ts";
import { goToPersona } from "../state/actions.ts";
import { persona } from "../state/linked.ts";

/** The sections of the persona with what each costs. */
export function Outline() {
  const { value: made } = persona;
  if (!made) return undefined;
  const largest = Math.max(...made.sections.map(({ tokens }) => tokens), 1);
  const depths = depthsOf(made.sections);
  return (
    <ol class="outline">
      {made.sections.map((section, index) => (
        <li
          key={`${section.start}:${section.title}`}
          class={section.parent === null ? "outline-top" : ""}
          style={{ "--depth": String(depths[index]) }}
        >
          <Entry section={section} share={section.tokens / largest} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ section, share }: { readonly section: PersonaSection; readonly share: number }) {
  const { title, tokens, document } = section;
  const kind = persona.value?.sources.find(({ path }) => path === document)?.kind ?? "other";
  return (
    <button type="button" class="outline-entry" title={title} onClick={() => goToPersona(section)}>
      <span class="outline-title">
        <Prose text={title} />
      </span>
      <span class={`outline-bar tone-${kind}`} style={{ "--share": String(share) }} />
      <span class="outline-tokens mono">{number(tokens)}</span>
    </button>
  );
}

function depthsOf(sections: readonly PersonaSection[]): readonly number[] {
  const depths: number[] = [];
  for (const { parent } of sections) depths.push(parent === null ? 0 : (depths[parent] ?? 0) + 1);
  return depths;
}
