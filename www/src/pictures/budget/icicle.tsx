import { useEffect, useRef } from "preact/hooks";
import { number } from "../../parts/words.ts";
import { goTo, show } from "../../state/actions.ts";
import { documentAt } from "../../state/workspace.ts";
import type { Part } from "./parts.ts";
import { allParts, parts, pointedPart } from "./state.ts";

interface Cell {
  readonly part: Part;
  /** Where it begins and how high it is, as shares of the whole. */
  readonly top: number;
  readonly height: number;
  /** The part that it lies in. */
  readonly around: string | undefined;
}

/** The persona from top to bottom, to scale: its documents, and beside each the sections in it. */
export function Icicle() {
  const element = useRef<HTMLDivElement>(null);
  const cells = cellsOf(parts.value);
  const depths = Math.max(2, ...cells.map(({ part }) => part.depth + 1));
  const known = cells.some(({ part }) => part.id === pointedPart.value);
  const stop = known ? pointedPart.value : cells[0]?.part.id;
  useEffect(
    () => () => {
      pointedPart.value = undefined;
    },
    [],
  );
  const press = (event: KeyboardEvent) => {
    const next = neighbour(cells, stop, event.key);
    if (!next) return;
    event.preventDefault();
    element.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: its parts are no fields
    <div
      class="icicle"
      ref={element}
      role="group"
      aria-label="Tokens by document and section. Arrow keys move between them, Enter opens one."
      style={{ "--depths": String(depths) }}
      onKeyDown={press}
      onPointerLeave={() => {
        pointedPart.value = undefined;
      }}
    >
      {cells.map((cell) => (
        <Box key={cell.part.id} cell={cell} isStop={cell.part.id === stop} />
      ))}
    </div>
  );
}

function Box({ cell, isStop }: { readonly cell: Cell; readonly isStop: boolean }) {
  const { part, top, height } = cell;
  const { id, title, kind, depth, tokens, kept } = part;
  const level = depth === 0 ? "icicle-document" : "";
  const state = kept === tokens ? "stays" : kept === 0 ? "goes" : "shortened";
  const point = () => {
    pointedPart.value = id;
  };
  return (
    <button
      type="button"
      class={`icicle-part icicle-${state} ${level} tone-${kind}`}
      style={{
        "--depth": String(depth),
        "--top": String(top),
        "--height": String(height),
        "--kept": String(tokens === 0 ? 0 : kept / tokens),
      }}
      tabIndex={isStop ? 0 : -1}
      data-id={id}
      onClick={() => open(part)}
      onFocus={point}
      onPointerEnter={point}
    >
      <span class="unseen">{`${title}: ${number(tokens)} tokens, ${spoken(part)}`}</span>
      <span class="icicle-label" aria-hidden="true">
        <span class="icicle-title">{title}</span>
        <span class="icicle-tokens">{number(tokens)}</span>
      </span>
    </button>
  );
}

function spoken({ kept, tokens }: Part): string {
  if (kept === tokens) return "all stay";
  return kept === 0 ? "all go" : `${number(kept)} stay`;
}

/** Opens a part where it stands. */
export function open({ path, place }: Part): void {
  const document = documentAt(path);
  if (place) goTo(path, { start: place.start, end: place.start });
  else if (document) show(document);
}

function cellsOf(list: readonly Part[]): readonly Cell[] {
  const total = list.reduce((sum, { tokens }) => sum + tokens, 0);
  let top = 0;
  return list.flatMap((part) => {
    const own = top;
    top += part.tokens;
    return cellsIn(part, own, Math.max(total, 1), undefined);
  });
}

function cellsIn(
  part: Part,
  top: number,
  total: number,
  around: string | undefined,
): readonly Cell[] {
  const inner = part.parts.reduce((sum, { tokens }) => sum + tokens, 0);
  // What stands before the first section comes first here, too.
  let next = top + Math.max(0, part.tokens - inner);
  const cells = part.parts.flatMap((one) => {
    const own = next;
    next += one.tokens;
    return cellsIn(one, own, total, part.id);
  });
  return [{ part, top: top / total, height: part.tokens / total, around }, ...cells];
}

/** The part that an arrow key leads to. */
function neighbour(
  cells: readonly Cell[],
  from: string | undefined,
  key: string,
): string | undefined {
  const here = cells.find(({ part }) => part.id === from);
  if (!here) return undefined;
  if (key === "Home") return cells[0]?.part.id;
  if (key === "End") return cells.at(-1)?.part.id;
  if (key === "ArrowLeft") return here.around;
  if (key === "ArrowRight") return here.part.parts[0]?.id;
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (step === undefined) return undefined;
  const column = allParts.value.filter(({ depth }) => depth === here.part.depth);
  return column[column.findIndex(({ id }) => id === from) + step]?.id;
}
