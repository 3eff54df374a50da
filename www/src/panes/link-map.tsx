import type { PersonaSource } from "../linker/linked.ts";
import { KindMark } from "../parts/kind-mark.tsx";
import { number, splitPath } from "../parts/words.ts";
import { goToPersona } from "../state/actions.ts";
import { persona } from "../state/linked.ts";

/** What each source adds to the persona, in its order and to scale: the linker's map. */
export function LinkMap() {
  const sources = persona.value?.sources ?? [];
  const total = sources.reduce((sum, { tokens }) => sum + tokens, 0);
  return (
    <ol class="link-map" aria-label="Tokens by source">
      {sources.map((source) => (
        <Part key={source.path} source={source} share={source.tokens / Math.max(total, 1)} />
      ))}
    </ol>
  );
}

function Part({ source, share }: { readonly source: PersonaSource; readonly share: number }) {
  const { path, kind, tokens } = source;
  const [, file] = splitPath(path);
  const percent = Math.round(share * 100);
  return (
    <li style={{ "--share": String(share) }}>
      <button
        type="button"
        title={`${path}: ${number(tokens)} tokens, ${percent} %`}
        onClick={() => goToPersona(source)}
      >
        <span class={`bar tone-${kind}`} />
        <span class="link-map-label">
          <KindMark kind={kind} />
          <span class="link-map-name">{file.replace(/\.md$/, "")}</span>
          <span class="link-map-tokens">{number(tokens)}</span>
        </span>
      </button>
    </li>
  );
}
