import { useRef, useState } from "preact/hooks";
import { Dialog } from "../parts/dialog.tsx";
import { Prose } from "../parts/prose.tsx";
import { Segmented } from "../parts/segmented.tsx";
import { sentence, splitPath } from "../parts/words.ts";
import { type Template, templates } from "../roster/templates.ts";
import { create, goToEnd, rename, renameWithReferences } from "../state/actions.ts";
import { dialog, type PathQuestion } from "../state/view.ts";

/** Asks for the path of a document that is made or renamed. */
export function PathDialog() {
  const { value: question } = dialog;
  return question ? <Question question={question} /> : undefined;
}

const [standard] = templates as [Template];

function Question({ question }: { readonly question: PathQuestion }) {
  const isNew = question.purpose === "create";
  const [template, setTemplate] = useState(standard);
  const [path, setPath] = useState(isNew ? standard.path : question.document.path.peek());
  const [follows, setFollows] = useState(true);
  const [problem, setProblem] = useState<string>();
  const isMade = useRef(false);

  const submit = async () => {
    const answer = await carryOut(question, path.trim(), template, follows);
    if (answer) setProblem(answer.failure);
    else isMade.current = isNew;
    return answer === undefined;
  };
  const choose = (name: string) => {
    const chosen = templates.find((one) => one.name === name) ?? standard;
    setTemplate(chosen);
    // The name that was typed stays; only the folder follows.
    setPath(splitPath(chosen.path)[0] + splitPath(path)[1]);
    setProblem(undefined);
  };
  return (
    <Dialog
      title={isNew ? "New document" : "Rename document"}
      action={isNew ? "Create" : "Rename"}
      onSubmit={submit}
      onClose={() => {
        dialog.value = undefined;
        // Not before: what is closed gives the focus back to where it was.
        if (isMade.current) goToEnd();
      }}
    >
      {isNew && question.text === undefined ? (
        <Segmented
          label="Begin as"
          name="template"
          choices={templates.map(({ name }) => ({ value: name, label: name }))}
          value={template.name}
          onChoose={choose}
        />
      ) : undefined}
      <label class="field">
        <span>Path</span>
        <input
          class="mono"
          data-first
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
        <Prose text={sentence(problem ?? (isNew ? newHelp : renameHelp(follows)))} />
      </p>
      {isNew ? undefined : (
        <label class="check">
          <input
            type="checkbox"
            checked={follows}
            onChange={({ currentTarget }) => setFollows(currentTarget.checked)}
          />
          References follow
        </label>
      )}
    </Dialog>
  );
}

const newHelp = "The folder tells what it is for: agents, standards, skills or commands.";

function renameHelp(follows: boolean): string {
  return follows
    ? "References that would no longer link are written anew in all documents. You can undo it."
    : "References stay as they are written; those that no longer link become findings.";
}

function carryOut(question: PathQuestion, path: string, template: Template, follows: boolean) {
  if (question.purpose === "rename") {
    const move = follows ? renameWithReferences : rename;
    return move(question.document, path);
  }
  return create(path, question.text ?? template.text(titleOf(path)));
}

function titleOf(path: string): string {
  const [, file] = splitPath(path);
  const words = file.replace(/\.[^.]*$/, "").replaceAll(/[-_]+/g, " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
