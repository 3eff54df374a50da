import { useEffect, useState } from "preact/hooks";
import { longestLink, safeLink } from "../exchange/limits.ts";
import { Dialog } from "../parts/dialog.tsx";
import { counted, number } from "../parts/words.ts";
import { notify } from "../state/notices.ts";
import { workspaceQuestion } from "../state/view.ts";
import { documents, workspace } from "../state/workspace.ts";
import { downloadWorkspace, linkOfWorkspace, renameWorkspace } from "../state/workspaces.ts";

/** What is asked about the workspace. */
export function WorkspaceDialog() {
  if (workspaceQuestion.value === "rename") return <Rename />;
  return workspaceQuestion.value === "share" ? <Share /> : undefined;
}

const close = () => {
  workspaceQuestion.value = undefined;
};

function Rename() {
  const [name, setName] = useState(workspace.peek().name);
  const submit = () => {
    renameWorkspace(name.trim());
    return true;
  };
  const isReady = name.trim() !== "";
  return (
    <Dialog
      title="Rename the workspace"
      action="Rename"
      isReady={isReady}
      onSubmit={submit}
      onClose={close}
    >
      <label class="field">
        <span>Name</span>
        <input
          data-first
          value={name}
          required
          maxLength={80}
          autocomplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
    </Dialog>
  );
}

function Share() {
  const [link, setLink] = useState<string>();
  useEffect(() => {
    void linkOfWorkspace().then(setLink);
  }, []);
  if (link === undefined) return undefined;
  return link.length > longestLink ? <TooLarge link={link} /> : <Link link={link} />;
}

function TooLarge({ link }: { readonly link: string }) {
  const submit = async () => {
    await downloadWorkspace();
    return true;
  };
  return (
    <Dialog
      title="Too large for a link"
      action="Download as a zip"
      onSubmit={submit}
      onClose={close}
    >
      <p>
        The link would have {number(link.length)} characters, and browsers cut links beyond{" "}
        {number(longestLink)}. A zip has no such limit, and whoever gets it can drop it on this
        page.
      </p>
    </Dialog>
  );
}

function Link({ link }: { readonly link: string }) {
  const submit = async () => {
    try {
      await navigator.clipboard.writeText(link);
      notify({ text: "The link is copied" });
      return true;
    } catch {
      notify({ text: "The browser did not allow copying. Select the link and copy it." });
      return false;
    }
  };
  return (
    <Dialog title="Share by a link" action="Copy the link" onSubmit={submit} onClose={close}>
      <p>
        The link itself holds {counted(documents.value.length, "document")}, compressed to{" "}
        {number(link.length)} characters. No server keeps them: whoever has the link has the texts.
      </p>
      <label class="field">
        <span>Link</span>
        <input class="mono" data-first readOnly value={link} />
      </label>
      {link.length > safeLink ? (
        <p class="dialog-help">
          Some mail and chat programs cut links beyond {number(safeLink)} characters. Where one
          arrives damaged, this page says so; a zip always arrives whole.
        </p>
      ) : undefined}
    </Dialog>
  );
}
