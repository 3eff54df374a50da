import { computed, effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { PersonaText } from "../code/persona-text.ts";
import { shadow } from "../code/shadow.ts";
import { goTo } from "../state/actions.ts";
import { gaps } from "../state/gaps.ts";
import { persona } from "../state/linked.ts";
import { onMissing } from "../state/notices.ts";
import { litInPersona, originOf, origins } from "../state/origins.ts";
import { anticipate, pointed, showInPersona } from "../state/places.ts";
import { follow, lead, scrolled } from "../state/together.ts";

/** The persona's text. */
export function PersonaTextView() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? mount(host.current) : undefined), []);
  return <div class="code" ref={host} />;
}

function mount(host: HTMLElement): () => void {
  const text = new PersonaText(shadow(host), {
    onPoint: (position) => {
      pointed.value = position;
    },
    onFollow: (position) => {
      const origin = originOf(position);
      if (origin) goTo(origin.path, origin.range);
    },
    onScroll: (top) => scrolled("persona", top),
    onHold: () => lead("persona"),
    onMissing,
  });
  const effects = [
    effect(() => {
      text.show({
        text: persona.value?.text ?? "",
        origins: bands.value,
        lit: litInPersona.value,
        gaps: gaps.value,
      });
    }),
    anticipate.listen((change) => text.anticipate(change)),
    follow.persona.listen((top) => text.bringToTop(top)),
    showInPersona.listen((range) => text.reveal(range)),
  ];
  return () => {
    for (const stop of effects) stop();
    text.destroy();
  };
}

const bands = computed(() =>
  origins.value.map(({ start, end, kind }) => ({ start, end, tone: kind ?? "fragment" })),
);
