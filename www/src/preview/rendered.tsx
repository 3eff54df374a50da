import "../styles/preview.css";
import { effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { shadow } from "../code/shadow.ts";
import { goTo } from "../state/actions.ts";
import { persona } from "../state/linked.ts";
import { originOf, origins } from "../state/origins.ts";
import { pointed, type Range } from "../state/places.ts";
import { placeOf, RenderedPage } from "./page.ts";
import { Renderer } from "./renderer.ts";

/** How much of a text is rendered, in UTF-16 units. */
const most = 400_000;

const failure = signal<string | undefined>(undefined);
const isReady = signal(false);

/** The persona as Markdown is read by people. Nothing in it can be followed, loaded or run. */
export function Rendered() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? mount(host.current) : undefined), []);
  const isCut = (persona.value?.text.length ?? 0) > most;
  const point = (event: Event) => {
    pointed.value = ownPlace(placeOf(event));
  };
  const follow = (event: MouseEvent) => {
    const place = ownPlace(placeOf(event));
    const origin = place === undefined ? undefined : originOf(place);
    if (origin && (event.ctrlKey || event.metaKey)) goTo(origin.path, origin.range);
  };
  return (
    <div class="rendered">
      {failure.value === undefined ? undefined : (
        <p class="empty" role="alert">
          The persona could not be rendered: {failure.value}.
        </p>
      )}
      {isReady.value ? undefined : (
        <p class="empty" role="status">
          Rendering…
        </p>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text view leads to the source by the keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: the text view points by the keyboard */}
      <article
        ref={host}
        aria-label="Rendered persona"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        hidden={failure.value !== undefined}
        onMouseOver={point}
        onMouseLeave={() => {
          pointed.value = undefined;
        }}
        onClick={follow}
      />
      {isCut ? (
        <p class="empty">Only the first {most.toLocaleString("en")} characters are rendered.</p>
      ) : undefined}
    </div>
  );
}

/** The first place of a range that comes from a document; before it may stand what promptlink wrote. */
function ownPlace(range: Range | undefined): number | undefined {
  if (!range) return undefined;
  const origin = origins.peek().find(({ end }) => end > range.start);
  return origin && origin.start < range.end ? Math.max(origin.start, range.start) : undefined;
}

function mount(host: HTMLElement): () => void {
  const page = new RenderedPage(shadow(host));
  isReady.value = false;
  const renderer = new Renderer((rendering) => {
    isReady.value = true;
    failure.value = "failure" in rendering ? rendering.failure : undefined;
    if ("blocks" in rendering) page.show(rendering.blocks);
  });
  const stop = effect(() => renderer.render((persona.value?.text ?? "").slice(0, most)));
  return () => {
    stop();
    renderer.stop();
    pointed.value = undefined;
  };
}
