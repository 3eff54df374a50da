import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Family } from "./families.ts";
import { useGrowing } from "./growing.ts";
import type { Layout, Place } from "./layout.ts";
import type { Link } from "./model.ts";
import { isLit, links } from "./state.ts";

/** How far a line keeps from the middle of a node. */
const gap = 13;

/** The references as lines, each pointing at what it refers to. */
export function Lines({ layout }: { readonly layout: Layout }) {
  const { value: all } = links;
  const count = useGrowing(all.length);
  return (
    <g class="graph-lines">
      {all.slice(0, count).map((link) => {
        const [from, to] = [layout.get(link.from), layout.get(link.to)];
        return from && to ? <Line key={link.id} link={link} from={from} to={to} /> : undefined;
      })}
    </g>
  );
}

interface LineProperties {
  readonly link: Link;
  readonly from: Place;
  readonly to: Place;
}

function Line({ link, from, to }: LineProperties) {
  const classes = useMemo(() => computed(() => classesOf(link)), [link]);
  const { path, arrow } = curve(from, to, bends[link.family]);
  return (
    <g class={classes}>
      <path d={path} />
      <path class="graph-arrow" d={arrow} />
    </g>
  );
}

function classesOf(link: Link): string {
  const classes = ["graph-line", `graph-${link.family}`];
  if (link.isInCycle) classes.push("graph-in-cycle");
  if (isLit(link)) classes.push("graph-on");
  return classes.join(" ");
}

/** How far a line bends. Lines of two families between the same documents lie side by side. */
const bends: Readonly<Record<Family, number>> = {
  relies: 0.45,
  includes: 0.55,
  works: 0.32,
  mentions: 0.65,
  dangling: 0.45,
};

/** A line that leaves and arrives level; within a lane it swings out to the right on its way down, to the left on its way up. */
function curve(from: Place, to: Place, share: number): { path: string; arrow: string } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const isAcross = Math.abs(dx) > 110;
  const out = isAcross ? Math.sign(dx) : Math.sign(dy) || 1;
  const into = isAcross ? -out : out;
  const bend = isAcross ? Math.abs(dx) * share : 16 + Math.abs(dy) * share * 0.6;
  const start = { x: from.x + out * gap, y: from.y };
  const end = { x: to.x + into * (gap + 3), y: to.y };
  const path = `M${at(start)}C${at({ x: start.x + out * bend, y: start.y })} ${at({
    x: end.x + into * bend,
    y: end.y,
  })} ${at(end)}`;
  const tip = { x: end.x - into * 3, y: end.y };
  const arrow = `M${at(tip)}l${into * 6} -3.2v6.4z`;
  return { path, arrow };
}

function at({ x, y }: Place): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
