// What of the graph is in sight.

import { select } from "d3-selection";
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from "d3-zoom";
import type { Place } from "./layout.ts";

/** A rectangle in the picture. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const nearest = 4;
const furthest = 0.08;
/** How large a small graph becomes at most when it is fitted. */
const largestFit = 1.25;
const margin = 28;
const step = 1.35;

/** Pans and zooms: by wheel, by dragging, by two fingers, and by these methods. */
export class Camera {
  readonly #element: SVGSVGElement;
  readonly #zoom: ZoomBehavior<SVGSVGElement, unknown>;
  /** Whether somebody has chosen what is in sight. */
  #isHeld = false;

  /** @param onMove is told of what is in sight */
  constructor(element: SVGSVGElement, onMove: (transform: ZoomTransform) => void) {
    this.#element = element;
    this.#zoom = zoom<SVGSVGElement, unknown>()
      .scaleExtent([furthest, nearest])
      .on("zoom", ({ transform, sourceEvent }) => {
        if (sourceEvent) this.#isHeld = true;
        onMove(transform);
      });
    select(element).call(this.#zoom).on("dblclick.zoom", null);
  }

  /** Brings a rectangle into sight; where somebody has chosen what is, only when it is asked for. */
  fit({ left, top, right, bottom }: Bounds, isAskedFor = false): void {
    if (this.#isHeld && !isAskedFor) return;
    this.#isHeld = false;
    const { clientWidth: width, clientHeight: height } = this.#element;
    if (width === 0 || height === 0) return;
    const scale = Math.min(
      (width - 2 * margin) / Math.max(right - left, 1),
      (height - 2 * margin) / Math.max(bottom - top, 1),
      largestFit,
    );
    const kept = Math.max(scale, furthest);
    this.#show(
      zoomIdentity
        .translate(width / 2, height / 2)
        .scale(kept)
        .translate(-(left + right) / 2, -(top + bottom) / 2),
    );
  }

  /** Comes closer. */
  closer(): void {
    this.#scaleBy(step);
  }

  /** Goes further away. */
  further(): void {
    this.#scaleBy(1 / step);
  }

  /** Moves a place into sight, where it is not. */
  reveal({ x, y }: Place): void {
    const transform = zoomTransform(this.#element);
    const [left, top] = transform.apply([x, y]);
    const { clientWidth: width, clientHeight: height } = this.#element;
    const [dx, dy] = [beyond(left, width), beyond(top, height)];
    if (dx === 0 && dy === 0) return;
    this.#isHeld = true;
    this.#show(transform.translate(-dx / transform.k, -dy / transform.k));
  }

  #scaleBy(factor: number): void {
    this.#isHeld = true;
    select(this.#element).call(this.#zoom.scaleBy, factor);
  }

  #show(transform: ZoomTransform): void {
    select(this.#element).call(this.#zoom.transform, transform);
  }
}

/** How far a position lies beyond a length, with a margin. */
function beyond(position: number, length: number): number {
  return Math.min(0, position - margin) + Math.max(0, position + margin - length);
}
