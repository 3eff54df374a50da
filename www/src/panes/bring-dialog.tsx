import { useState } from "preact/hooks";
import { Dialog } from "../parts/dialog.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { counted, number } from "../parts/words.ts";
import { type Bringing, bringing, takeAsWorkspace, takeHere } from "../state/bringing.ts";
import { documentAt, workspace } from "../state/workspace.ts";

/** What was brought, and where it is to go. */
export function BringDialog() {
  const { value: state } = bringing;
  if (!state) return undefined;
  return state.stage === "reading" ? <Reading {...state} /> : <Asking asked={state} />;
}

function Reading({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div class="bring-progress" role="status">
      <p>
        Reading{" "}
        {total > 0 ? `${number(done)} of ${counted(total, "document")}` : "what you brought"}
      </p>
      <progress aria-label="Documents read" value={done} max={Math.max(total, 1)} />
    </div>
  );
}

type Asked = Extract<Bringing, { stage: "asking" }>;
type Place = "new" | "here";

const close = () => {
  bringing.value = undefined;
};

function Asking({ asked }: { readonly asked: Asked }) {
  const { texts } = asked.found;
  const [only] = texts.length === 1 ? texts : [];
  const [place, setPlace] = useState<Place>(only ? "here" : "new");
  if (texts.length === 0) return <Nothing asked={asked} />;
  const submit = async () => {
    if (place === "here") takeHere(asked);
    else await takeAsWorkspace(asked);
    return true;
  };
  const replaced = texts.filter(([path]) => documentAt(path)).length;
  return (
    <Dialog
      title={only ? only[0] : counted(texts.length, "document")}
      action={place === "here" ? "Take in" : "Open"}
      onSubmit={submit}
      onClose={close}
    >
      <Segmented
        label="Where to"
        name="place"
        choices={[
          { value: "new", label: "A workspace of its own" },
          { value: "here", label: "This workspace" },
        ]}
        value={place}
        onChoose={setPlace}
      />
      <p class="dialog-help">{place === "new" ? newHelp(asked) : hereHelp(replaced)}</p>
      <Skipped asked={asked} />
    </Dialog>
  );
}

function newHelp({ name, folder }: Asked): string {
  const back = folder ? " It can be saved back to its folder." : "";
  return `It will be called “${name}”. “${workspace.value.name}” stays as it is.${back}`;
}

function hereHelp(replaced: number): string {
  if (replaced === 0) return "They are added to what is there. You can undo it.";
  const verb = replaced === 1 ? "is" : "are";
  return `${counted(replaced, "document")} with the same path ${verb} replaced. You can undo it.`;
}

function Nothing({ asked }: { readonly asked: Asked }) {
  return (
    <Dialog title="Nothing to open" onClose={close}>
      <p class="dialog-help">
        There is no prompt in what you brought: no Markdown file (.md, .mdc, .markdown) that can be
        read.
      </p>
      <Skipped asked={asked} />
    </Dialog>
  );
}

/** What is not taken, and why. */
function Skipped({ asked }: { readonly asked: Asked }) {
  const { skipped, others } = asked.found;
  if (skipped.length === 0 && others === 0) return undefined;
  return (
    <details class="bring-skipped" open={skipped.length > 0 && skipped.length <= 5}>
      <summary>{counted(skipped.length + others, "file")} not taken</summary>
      <ul>
        {skipped.map(({ path, reason }) => (
          <li key={path}>
            <span class="mono">{path}</span>: {reason}
          </li>
        ))}
        {others > 0 ? <li>{counted(others, "file")} of other kinds than Markdown</li> : undefined}
      </ul>
    </details>
  );
}
