import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PersonaSource } from "../linker/linked.ts";
import { KindMark } from "../parts/kind-mark.tsx";
import { number, splitPath } from "../parts/words.ts";
import { goToPersona, showView } from "../state/actions.ts";
import { persona } from "../state/linked.ts";

/** The least width of what is clicked, in pixels. */
const leastWidth = 24;

/** The width that is assumed before it is measured, in pixels. */
const usualWidth = 500;

/** What each source adds to the persona, in its order and to scale: the linker's map. */
export function LinkMap() {
  const list = useRef<HTMLOListElement>(null);
  const [width, setWidth] = useState(usualWidth);
  useLayoutEffect(() => {
    if (!list.current) return undefined;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(entry?.contentRect.width || usualWidth),
    );
    observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  const sources = persona.value?.sources ?? [];
  const total = Math.max(tokensOf(sources), 1);
  return (
    <ol class="link-map" aria-label="Tokens by source" ref={list}>
      {stretches(sources, (total * leastWidth) / width).map((stretch) => (
        <Part key={stretch[0].path} stretch={stretch} total={total} />
      ))}
    </ol>
  );
}

/** Sources that follow each other, at least one. */
type Stretch = readonly [PersonaSource, ...PersonaSource[]];

/** The sources one by one; of those with few tokens, all that follow each other, because none can be hit by itself. */
function stretches(sources: readonly PersonaSource[], few: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const source of sources) {
    const before = found.at(-1);
    const areFew = source.tokens < few && before?.every(({ tokens }) => tokens < few);
    if (before && areFew) found[found.length - 1] = [...before, source];
    else found.push([source]);
  }
  return found;
}

interface Properties {
  readonly stretch: Stretch;
  readonly total: number;
}

function Part({ stretch, total }: Properties) {
  const [first, ...others] = stretch;
  const tokens = tokensOf(stretch);
  return (
    <li style={{ "--share": String(tokens / total) }}>
      <button
        type="button"
        title={stretch.map((source) => about(source, total)).join("\n")}
        onClick={() => (others.length > 0 ? showView("sources") : goToPersona(first))}
      >
        <span class="bars">
          {stretch.map((source) => (
            <span
              key={source.path}
              class={`bar tone-${source.kind}`}
              style={{ "--share": String(source.tokens / Math.max(tokens, 1)) }}
            />
          ))}
        </span>
        <span class="link-map-label">
          {others.length > 0 ? (
            <span class="link-map-name">{stretch.length} small ones</span>
          ) : (
            <Name source={first} />
          )}
          <span class="link-map-tokens">{number(tokens)}</span>
        </span>
      </button>
    </li>
  );
}

function Name({ source }: { readonly source: PersonaSource }) {
  const [, file] = splitPath(source.path);
  return (
    <>
      <KindMark kind={source.kind} />
      <span class="link-map-name">{file.replace(/\.md$/, "")}</span>
    </>
  );
}

function about({ path, tokens }: PersonaSource, total: number): string {
  return `${path}: about ${number(tokens)} tokens, ${Math.round((tokens / total) * 100)} %`;
}

function tokensOf(sources: readonly PersonaSource[]): number {
  return sources.reduce((sum, { tokens }) => sum + tokens, 0);
}
