import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { counted } from "../../parts/words.ts";
import { agent, open } from "../../state/workspace.ts";
import { useGrowing } from "./growing.ts";
import type { Layout, Place } from "./layout.ts";
import type { Node } from "./model.ts";
import { focusedNode, lit, pointedNode } from "./state.ts";

const openId = computed(() => open.value?.id);
const agentId = computed(() => agent.value?.id);

interface Properties {
  readonly nodes: readonly Node[];
  readonly layout: Layout;
  readonly onOpen: (node: Node) => void;
}

/** The documents as marks with their names. One of them is a stop of the Tab key. */
export function Nodes({ nodes, layout, onOpen }: Properties) {
  const known = new Set(nodes.map(({ id }) => id));
  const wanted = [focusedNode.value, openId.value].find((id) => id !== undefined && known.has(id));
  const stop = wanted ?? nodes[0]?.id;
  const count = useGrowing(nodes.length);
  return (
    <g>
      {nodes.slice(0, count).map((node) => {
        const place = layout.get(node.id);
        if (!place) return undefined;
        return (
          <Mark key={node.id} node={node} place={place} isStop={node.id === stop} onOpen={onOpen} />
        );
      })}
    </g>
  );
}

interface MarkProperties {
  readonly node: Node;
  readonly place: Place;
  readonly isStop: boolean;
  readonly onOpen: (node: Node) => void;
}

const longest = 24;

function Mark({ node, place, isStop, onOpen }: MarkProperties) {
  const { id, kind, label, path } = node;
  const shown = label.length > longest ? `${label.slice(0, longest - 1)}…` : label;
  // Whatever of it changes, the others are not drawn again.
  const classes = useMemo(() => computed(() => classesOf(node)), [node]);
  const isOpen = useMemo(() => computed(() => (id === openId.value ? "true" : undefined)), [id]);
  const isAgent = useMemo(() => computed(() => id === agentId.value), [id]);
  const point = (over: boolean) => {
    pointedNode.value = over ? id : undefined;
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onOpen(node);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      class={classes}
      transform={`translate(${place.x} ${place.y})`}
      role="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={words(node)}
      aria-current={isOpen}
      data-id={id}
      onClick={() => onOpen(node)}
      onKeyDown={press}
      onFocus={() => {
        focusedNode.value = id;
      }}
      onBlur={() => {
        focusedNode.value = undefined;
      }}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
    >
      <title>{kind === "missing" ? `${label} is not in the library` : path}</title>
      <rect class="graph-room" x="-58" y="-14" width="116" height="38" rx="6" />
      {isAgent.value ? <circle class="graph-agent" r="11.5" /> : undefined}
      <Shape kind={kind} />
      <text y="21">{shown}</text>
    </g>
  );
}

function classesOf({ id, kind, isInCycle }: Node): string {
  const classes = ["graph-node", `tone-${kind}`];
  if (kind === "missing") classes.push("graph-node-missing");
  if (isInCycle) classes.push("graph-node-in-cycle");
  if (id === openId.value) classes.push("graph-node-open");
  if (lit.value?.has(id)) classes.push("graph-on");
  return classes.join(" ");
}

/** The shapes are those of the library's list. */
function Shape({ kind }: { readonly kind: Node["kind"] }) {
  switch (kind) {
    case "agent":
      return <circle class="graph-mark" r="7" />;
    case "standard":
      return <rect class="graph-mark" x="-6.5" y="-6.5" width="13" height="13" rx="1.5" />;
    case "skill":
      return <path class="graph-mark" d="M0-8 8 0 0 8-8 0z" />;
    case "command":
      return <path class="graph-mark" d="M-5-7 7 0-5 7z" />;
    case "fragment":
      return <path class="graph-mark" d="M-8-3.5h16v7h-16z" />;
    case "missing":
      return <path class="graph-mark" d="M-5-5 5 5M5-5-5 5" />;
  }
}

function words({ label, kind, names, namedBy, isInCycle, path }: Node): string {
  if (kind === "missing") {
    const where = namedBy === 1 ? path : counted(namedBy, "document");
    return `${label}: not in the library, named in ${where}`;
  }
  const parts = [`refers to ${names}`, `referred to by ${counted(namedBy, "document")}`];
  if (isInCycle) parts.push("in a cycle");
  return `${label}, ${kind}: ${parts.join(", ")}`;
}
