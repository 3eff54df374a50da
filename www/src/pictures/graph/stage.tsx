import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { IconButton } from "../../parts/icon-button.tsx";
import { goTo, show } from "../../state/actions.ts";
import { documentAt } from "../../state/workspace.ts";
import { type Bounds, Camera } from "./camera.ts";
import type { Layout, Place } from "./layout.ts";
import { Lines } from "./lines.tsx";
import type { Node } from "./model.ts";
import { isTyped, neighbour } from "./neighbour.ts";
import { Nodes } from "./nodes.tsx";
import { focusedNode, layOutAnew, lit, picture, pointedNode } from "./state.ts";

/** The picture, to be panned, zoomed and walked through. */
export function Stage() {
  const element = useRef<SVGSVGElement>(null);
  const camera = useRef<Camera | undefined>(undefined);
  const view = useSignal("");
  const { value: drawn } = picture;
  useEffect(() => {
    const { current: svg } = element;
    if (!svg) return undefined;
    const made = new Camera(svg, (transform) => {
      view.value = transform.toString();
    });
    camera.current = made;
    const fit = () => made.fit(boundsOf(picture.peek()?.layout));
    const resizes = new ResizeObserver(fit);
    resizes.observe(svg);
    return () => {
      resizes.disconnect();
      camera.current = undefined;
    };
  }, []);
  useEffect(() => camera.current?.fit(boundsOf(drawn?.layout)), [drawn]);
  if (!drawn) return undefined;
  const press = (event: KeyboardEvent) => {
    const id = step(event);
    const place = id === undefined ? undefined : drawn.layout.get(id);
    if (id === undefined || !place) return zoomByKey(event, camera.current, drawn.layout);
    event.preventDefault();
    camera.current?.reveal(place);
    element.current?.querySelector<SVGGElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  return (
    <div class="graph-stage">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be drawn in */}
      <svg
        ref={element}
        role="group"
        aria-label="Graph of the library. Arrow keys move between documents, Enter opens one."
        data-lit={lit.value !== undefined}
        onKeyDown={press}
        onPointerLeave={() => {
          pointedNode.value = undefined;
        }}
      >
        <g transform={view.value}>
          <Lines layout={drawn.layout} />
          <Nodes nodes={drawn.model.nodes} layout={drawn.layout} onOpen={open} />
        </g>
      </svg>
      <div class="graph-tools">
        <IconButton icon="add" label="Zoom in" onClick={() => camera.current?.closer()} />
        <IconButton icon="less" label="Zoom out" onClick={() => camera.current?.further()} />
        <IconButton
          icon="fit"
          label="Show all"
          onClick={() => camera.current?.fit(boundsOf(drawn.layout), true)}
        />
        <IconButton icon="nodes" label="Lay out anew" onClick={layOutAnew} />
      </div>
    </div>
  );
}

/** Opens a document; of a name that leads nowhere, the place where it stands. */
function open({ path, place }: Node): void {
  const document = documentAt(path);
  if (place) goTo(path, place);
  else if (document) show(document);
}

/** The node that a key leads to, if it leads to one. */
function step({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
  const drawn = picture.peek();
  if (!drawn || ctrlKey || metaKey || altKey) return undefined;
  const { value: here } = focusedNode;
  if (isTyped(key)) return drawn.model.nodes.find(({ label }) => label.startsWith(key))?.id;
  return here === undefined ? undefined : neighbour(drawn.layout, here, key);
}

function zoomByKey(event: KeyboardEvent, camera: Camera | undefined, layout: Layout): void {
  const deeds: Readonly<Record<string, () => void>> = {
    "+": () => camera?.closer(),
    "-": () => camera?.further(),
    0: () => camera?.fit(boundsOf(layout), true),
  };
  const deed = deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
}

/** What the nodes take, with their names. */
function boundsOf(layout: Layout = new Map()): Bounds {
  const places: readonly Place[] = [...layout.values()];
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const name = { half: 64, below: 26, above: 12 };
  return {
    left: least(xs) - name.half,
    right: -least(xs.map((x) => -x)) + name.half,
    top: least(ys) - name.above,
    bottom: -least(ys.map((y) => -y)) + name.below,
  };
}

function least(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), values[0] ?? 0);
}
