import { Tabs } from "../parts/tabs.tsx";
import { persona, whyNoPersona } from "../state/linked.ts";
import { beside, isWide, type View, view } from "../state/view.ts";
import { LeftOut } from "./left-out.tsx";
import { LinkMap } from "./link-map.tsx";
import { Outline } from "./outline.tsx";
import { PersonaFoot } from "./persona-foot.tsx";
import { PersonaHeader } from "./persona-header.tsx";
import { PersonaTextView } from "./persona-text-view.tsx";
import { RequestView } from "./request-view.tsx";
import { Sources } from "./sources.tsx";

/** The persona: what the model receives, and how it came about. */
export function Persona() {
  return (
    <section class="persona" id="persona" aria-label="Persona" hidden={beside.value !== "persona"}>
      <PersonaHeader />
      {whyNoPersona.value ? <p class="empty">{whyNoPersona.value}</p> : undefined}
      <div class="persona-body" hidden={persona.value === undefined}>
        <LinkMap />
        {isWide.value ? <Beside /> : <OneByOne />}
        <PersonaFoot />
      </div>
    </section>
  );
}

/** Where there is room, the parts stand beside the text. */
function Beside() {
  return (
    <div class="persona-beside">
      <PersonaTextView />
      <Parts views={["outline", "sources", "left-out", "request"]} />
    </div>
  );
}

function OneByOne() {
  return <Parts views={["text", "outline", "sources", "left-out", "request"]} />;
}

function Parts({ views }: { readonly views: readonly View[] }) {
  const current = views.includes(view.value) ? view.value : (views[0] ?? "outline");
  const { value: made } = persona;
  const tabs = views.map((value) => ({ value, ...names[value], ...count(value, made) }));
  const choose = (value: View) => {
    view.value = value;
  };
  return (
    <Tabs label="Views of the persona" name="persona" tabs={tabs} value={current} onChoose={choose}>
      {views.includes("text") ? (
        <div class="persona-view" hidden={current !== "text"}>
          <PersonaTextView />
        </div>
      ) : undefined}
      {current === "outline" ? <Outline /> : undefined}
      {current === "sources" ? <Sources /> : undefined}
      {current === "left-out" ? <LeftOut /> : undefined}
      {current === "request" ? <RequestView /> : undefined}
    </Tabs>
  );
}

const names: Readonly<Record<View, { readonly label: string }>> = {
  text: { label: "Text" },
  outline: { label: "Outline" },
  sources: { label: "Sources" },
  "left-out": { label: "Left out" },
  request: { label: "Request" },
};

function count(value: View, made: typeof persona.value): { count?: number } {
  if (!made || value === "text" || value === "request") return {};
  if (value === "outline") return { count: made.sections.length };
  return { count: value === "sources" ? made.sources.length : made.leftOut.length };
}
