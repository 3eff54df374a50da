import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { counted } from "../parts/words.ts";
import { endTour, goToStop, type Stop, stops, tour } from "../state/tour.ts";

/** The tour, where it is offered or under way. It stands beside the page, which can be used meanwhile. */
export function Tour() {
  const { value: at } = tour;
  if (at === undefined) return undefined;
  if (at === "offered") return <Offer />;
  const stop = stops[at];
  return stop ? <AtStop key={at} number={at} stop={stop} /> : undefined;
}

function Offer() {
  return (
    <aside class="tour" aria-label="Tour">
      <p>
        New here? A tour shows the page in {counted(stops.length, "step")}, in less than a minute.
      </p>
      <footer class="tour-buttons">
        <button type="button" class="button" onClick={endTour}>
          No, thanks
        </button>
        <button type="button" class="button button-main" onClick={() => goToStop(0)}>
          Show me
        </button>
      </footer>
    </aside>
  );
}

function AtStop({ number, stop }: { readonly number: number; readonly stop: Stop }) {
  const card = useRef<HTMLElement>(null);
  // At once: a key that is pressed meanwhile would go to the page.
  useLayoutEffect(() => card.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Escape") endTour();
    else if (step === undefined || (step < 0 && number === 0)) return;
    else goToStop(number + step);
    event.preventDefault();
  };
  const isLast = number === stops.length - 1;
  return (
    <>
      <Ring part={stop.part} />
      <section
        class="tour"
        ref={card}
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        tabIndex={-1}
        onKeyDown={press}
      >
        <h2 id="tour-title">{stop.title}</h2>
        <p id="tour-text">{stop.text}</p>
        <footer class="tour-buttons">
          <span class="tour-count">
            {number + 1} of {stops.length}
          </span>
          {isLast ? undefined : (
            <button type="button" class="button" onClick={endTour}>
              Skip
            </button>
          )}
          {number > 0 ? (
            <button type="button" class="button" onClick={() => goToStop(number - 1)}>
              Back
            </button>
          ) : undefined}
          <button type="button" class="button button-main" onClick={() => goToStop(number + 1)}>
            {isLast ? "Done" : "Next"}
          </button>
        </footer>
      </section>
    </>
  );
}

/** A ring around the part of the page that is spoken of. */
function Ring({ part }: { readonly part: string }) {
  const [box, setBox] = useState<DOMRect>();
  useEffect(() => {
    const measure = () => setBox(document.querySelector(part)?.getBoundingClientRect());
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, [part]);
  if (!box) return undefined;
  const { left, top, width, height } = box;
  const style = { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
  return <div class="tour-ring" style={style} aria-hidden="true" />;
}
