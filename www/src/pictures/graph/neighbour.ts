import type { Layout } from "./layout.ts";

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How much further away something seems that does not lie straight ahead. */
const aside = 2;

/** The node that lies next in the direction of an arrow key; `undefined` where none does, or the key is another. */
export function neighbour(layout: Layout, from: string, key: string): string | undefined {
  const direction = directions[key];
  const here = layout.get(from);
  if (!direction || !here) return undefined;
  const [dx, dy] = direction;
  let best: string | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [id, { x, y }] of layout) {
    const ahead = (x - here.x) * dx + (y - here.y) * dy;
    const beside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    const distance = ahead + aside * beside;
    if (id === from || ahead <= 0 || beside > 3 * ahead || distance >= nearest) continue;
    nearest = distance;
    best = id;
  }
  return best;
}

/** Whether a key is a letter that a name may begin with. */
export function isTyped(key: string): boolean {
  return /^\p{L}$/u.test(key);
}
