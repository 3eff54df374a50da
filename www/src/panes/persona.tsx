import { computed } from "@preact/signals";
import { Later } from "../parts/later.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { isBehind, persona, whyNoPersona } from "../state/linked.ts";
import { beside, isWide, part, parts, reading, readings, type View, view } from "../state/view.ts";
import { LinkMap } from "./link-map.tsx";
import { PersonaFoot } from "./persona-foot.tsx";
import { PersonaHeader } from "./persona-header.tsx";
import { PersonaTextView } from "./persona-text-view.tsx";

/** What stands beside the text changes with every key; whether there is a persona hardly ever does. */
const isMade = computed(() => persona.value !== undefined);

/** The persona: what the model receives, and how it came about. */
export function Persona() {
  return (
    <section
      class="persona"
      id="persona"
      aria-label="Persona"
      aria-busy={isBehind}
      hidden={beside.value !== "persona"}
    >
      <PersonaHeader />
      {whyNoPersona.value ? <p class="empty">{whyNoPersona.value}</p> : undefined}
      <div class="persona-body" hidden={!isMade.value}>
        <LinkMap />
        {isWide.value ? <Beside /> : <OneByOne />}
        <PersonaFoot />
      </div>
    </section>
  );
}

/** Where there is room, what is told about the persona stands beside it. */
function Beside() {
  return (
    <div class="persona-beside">
      <Views label="Persona as" name="reading" views={readings} current={reading.value} />
      <Views label="About the persona" name="persona" views={parts} current={part.value} />
    </div>
  );
}

function OneByOne() {
  return (
    <Views
      label="Views of the persona"
      name="persona"
      views={[...readings, ...parts]}
      current={view.value}
    />
  );
}

interface ViewsProperties {
  readonly label: string;
  readonly name: string;
  readonly views: readonly View[];
  readonly current: View;
}

function Views({ label, name, views, current }: ViewsProperties) {
  const { value: made } = persona;
  const tabs = views.map((value) => ({ value, ...names[value], ...count(value, made) }));
  const choose = (value: View) => {
    view.value = value;
  };
  return (
    <Tabs label={label} name={name} tabs={tabs} value={current} onChoose={choose}>
      {views.includes("text") ? (
        <div class="persona-view" hidden={current !== "text"}>
          <PersonaTextView />
        </div>
      ) : undefined}
      {isLater(current) ? (
        <Later key={current} load={later[current]} name={names[current].label} />
      ) : undefined}
    </Tabs>
  );
}

/** The views that are loaded when they are first shown. */
const later = {
  rendered: async () => (await import("../preview/rendered.tsx")).Rendered,
  tokens: async () => (await import("../tokens/tokens.tsx")).TokensView,
  outline: async () => (await import("./outline.tsx")).Outline,
  sources: async () => (await import("./sources.tsx")).Sources,
  "left-out": async () => (await import("./left-out.tsx")).LeftOut,
  request: async () => (await import("./request-view.tsx")).RequestView,
};

function isLater(view: View): view is keyof typeof later {
  return Object.hasOwn(later, view);
}

const names: Readonly<Record<View, { readonly label: string }>> = {
  text: { label: "Text" },
  rendered: { label: "Rendered" },
  tokens: { label: "Tokens" },
  outline: { label: "Outline" },
  sources: { label: "Sources" },
  "left-out": { label: "Left out" },
  request: { label: "Request" },
};

function count(value: View, made: typeof persona.value): { count?: number } {
  switch (value) {
    case "outline":
      return { count: made?.sections.length ?? 0 };
    case "sources":
      return { count: made?.sources.length ?? 0 };
    case "left-out":
      return { count: made?.leftOut.length ?? 0 };
    default:
      return {};
  }
}
