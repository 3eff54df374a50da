import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Offer, offers, query, showsPalette } from "../state/palette.ts";

/** Goes anywhere and does anything by its name: Ctrl+K, or ⌘K. */
export function Palette() {
  useEffect(() => {
    const stop = new AbortController();
    // Before the editors, which have keys of their own.
    addEventListener("keydown", openByKey, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return showsPalette.value ? <Panel /> : undefined;
}

/** Opens the palette with nothing typed. */
export function openPalette(): void {
  query.value = "";
  showsPalette.value = true;
}

function openByKey(event: KeyboardEvent): void {
  const isKey =
    (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  if (!isKey || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  event.stopPropagation();
  openPalette();
}

const list = "palette-list";
const idOf = (index: number) => `palette-${index}`;

function Panel() {
  const element = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState(0);
  const { value: all } = offers;
  // At once: a key that is pressed meanwhile would go to the page.
  useLayoutEffect(() => element.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(idOf(chosen))?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const run = (offer: Offer | undefined) => {
    if (!offer) return;
    element.current?.close();
    offer.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") run(all[chosen]);
    else if (step === undefined || all.length === 0) return;
    else setChosen((chosen + step + all.length) % all.length);
    event.preventDefault();
  };
  return (
    <dialog
      class="palette"
      ref={element}
      aria-label="Palette"
      onClose={() => {
        showsPalette.value = false;
      }}
      closedby="any"
    >
      <input
        role="combobox"
        aria-label="Go to a document, do something, or find in all texts"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={all.length > 0 ? idOf(chosen) : undefined}
        placeholder="Go to, do or find…"
        spellcheck={false}
        autocomplete="off"
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <Offers chosen={chosen} run={run} />
      {all.length === 0 ? (
        <p class="palette-none" role="status">
          Nothing is called that, and no text holds it.
        </p>
      ) : undefined}
    </dialog>
  );
}

interface OffersProperties {
  readonly chosen: number;
  readonly run: (offer: Offer) => void;
}

const groups = ["Documents", "Do", "In the texts"] as const;

function Offers({ chosen, run }: OffersProperties) {
  const all = offers.value.map((offer, index) => ({ offer, index }));
  return (
    <div class="palette-list" id={list} role="listbox" aria-label="Offers">
      {groups.map((group) => {
        const members = all.filter(({ offer }) => offer.group === group);
        if (members.length === 0) return undefined;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list of options
          <div key={group} class="palette-group" role="group" aria-label={group}>
            <div class="palette-heading" aria-hidden="true">
              {group}
            </div>
            {members.map(({ offer, index }) => (
              <Entry
                key={`${offer.label}:${offer.detail}:${index}`}
                offer={offer}
                index={index}
                isChosen={index === chosen}
                run={run}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

interface EntryProperties {
  readonly offer: Offer;
  readonly index: number;
  readonly isChosen: boolean;
  readonly run: (offer: Offer) => void;
}

function Entry({ offer, index, isChosen, run }: EntryProperties) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the field, which names the chosen offer
    <div
      id={idOf(index)}
      class="palette-offer"
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onClick={() => run(offer)}
    >
      <span class="palette-label">{offer.label}</span>
      <span class="palette-detail">{offer.detail}</span>
    </div>
  );
}
