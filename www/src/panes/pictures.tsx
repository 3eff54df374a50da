import { Later } from "../parts/later.tsx";
import { Tabs } from "../parts/tabs.tsx";
import { pictures } from "../parts/words.ts";
import { beside, type Picture, picture } from "../state/view.ts";

const load: Readonly<Record<Picture, Parameters<typeof Later>[0]["load"]>> = {
  graph: async () => (await import("../pictures/graph/graph.tsx")).Graph,
  budget: async () => (await import("../pictures/budget/budget.tsx")).Budget,
  compare: async () => (await import("../pictures/compare/compare.tsx")).Compare,
  coverage: async () => (await import("../pictures/coverage/coverage.tsx")).CoverageMatrix,
};

const tabs = pictures.map(([value, label]) => ({ value, label }));

/** The library and the persona, to be taken in at a glance. Each picture can be read as a table, too. */
export function Pictures() {
  if (beside.value !== "pictures") return undefined;
  const { value: shown } = picture;
  const label = tabs.find(({ value }) => value === shown)?.label ?? "";
  return (
    <section class="pictures" id="pictures" aria-label="Pictures">
      <Tabs
        label="Pictures"
        name="picture"
        tabs={tabs}
        value={shown}
        onChoose={(value) => {
          picture.value = value;
        }}
      >
        <Later key={shown} load={load[shown]} name={label} />
      </Tabs>
    </section>
  );
}
