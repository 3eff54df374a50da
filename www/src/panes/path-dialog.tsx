import { useEffect, useRef, useState } from "preact/hooks";
import { Prose } from "../parts/prose.tsx";
import { splitPath } from "../parts/words.ts";
import { create, rename } from "../state/actions.ts";
import { dialog, type PathQuestion } from "../state/view.ts";

/** Asks for the path of a document that is made or renamed. */
export function PathDialog() {
  const { value: question } = dialog;
  return question ? <Question question={question} /> : undefined;
}

function Question({ question }: { readonly question: PathQuestion }) {
  const element = useRef<HTMLDialogElement>(null);
  const [path, setPath] = useState(() => suggestion(question));
  const [problem, setProblem] = useState<string>();
  const isNew = question.purpose === "create";

  useEffect(() => {
    element.current?.showModal();
    selectName(element.current?.querySelector("input"));
  }, []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const answer = await carryOut(question, path.trim());
    if (answer) setProblem(answer.failure);
    else element.current?.close();
  };
  const close = () => {
    dialog.value = undefined;
  };

  return (
    <dialog class="dialog" ref={element} aria-labelledby="dialog-title" onClose={close}>
      <form onSubmit={submit}>
        <h2 id="dialog-title">{isNew ? "New document" : "Rename document"}</h2>
        <label class="field">
          <span>Path</span>
          <input
            class="mono"
            value={path}
            required
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            aria-invalid={problem !== undefined}
            aria-describedby="dialog-help"
            onInput={(event) => {
              setPath(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
        </label>
        <p id="dialog-help" class={problem ? "dialog-problem" : "dialog-help"} aria-live="polite">
          <Prose text={problem ?? (isNew ? newHelp : renameHelp)} />
        </p>
        <footer class="dialog-buttons">
          <button type="button" class="button" onClick={() => element.current?.close()}>
            Cancel
          </button>
          <button type="submit" class="button button-main">
            {isNew ? "Create" : "Rename"}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

const newHelp = "The folder tells what it is for: agents, standards, skills or commands.";
const renameHelp =
  "References stay as they are written; those that no longer link become findings.";

function suggestion(question: PathQuestion): string {
  return question.purpose === "create" ? "standards/new.md" : question.document.path.peek();
}

/** Selects the name of the file, which is what one changes most. */
function selectName(input: HTMLInputElement | null | undefined): void {
  const [folder, file] = splitPath(input?.value ?? "");
  const dot = file.lastIndexOf(".");
  input?.setSelectionRange(folder.length, folder.length + (dot > 0 ? dot : file.length));
}

function carryOut(question: PathQuestion, path: string) {
  if (question.purpose === "rename") return rename(question.document, path);
  const [, file] = splitPath(path);
  const words = file.replace(/\.[^.]*$/, "").replaceAll(/[-_]+/g, " ");
  return create(path, `# ${words.charAt(0).toUpperCase()}${words.slice(1)}\n\n`);
}
