import { computed } from "@preact/signals";
import { Icon } from "../parts/icon.tsx";
import { IconButton } from "../parts/icon-button.tsx";
import { KindMark } from "../parts/kind-mark.tsx";
import { Path } from "../parts/path.tsx";
import { remove, revert } from "../state/actions.ts";
import type { WorkingDocument } from "../state/document.ts";
import { linked } from "../state/linked.ts";
import { dialog, scrollsTogether } from "../state/view.ts";
import { open } from "../state/workspace.ts";
import { openRoster } from "../state/workspaces.ts";
import { Findings } from "./findings.tsx";
import { SourceText } from "./source-text.tsx";

const kind = computed(() => linked.value?.open?.kind ?? "fragment");

/** The open document with what is wrong in it. */
export function Source() {
  const { value: document } = open;
  return (
    <section class="source" id="source" aria-label="Source">
      {document ? <SourceHeader document={document} /> : undefined}
      {document ? <SourceText /> : <EmptyLibrary />}
      <Findings />
    </section>
  );
}

function EmptyLibrary() {
  const add = () => {
    dialog.value = { purpose: "create" };
  };
  return (
    <div class="empty empty-library">
      <p>
        Nothing is here yet. Drop files, a folder or a zip on this page, paste a text, or begin:
      </p>
      <div class="empty-buttons">
        <button type="button" class="button button-main" onClick={add}>
          New document
        </button>
        <button type="button" class="button" onClick={() => void openRoster()}>
          Starter roster
        </button>
      </div>
    </div>
  );
}

function SourceHeader({ document }: { readonly document: WorkingDocument }) {
  const rename = () => {
    dialog.value = { purpose: "rename", document };
  };
  return (
    <header class="pane-header source-header">
      <KindMark kind={kind.value} />
      <h2>
        <Path path={document.path.value} />
      </h2>
      <div class="pane-tools">
        <ScrollSwitch />
        {document.isEdited.value ? (
          <IconButton
            icon="revert"
            label="Back to the original text"
            onClick={() => revert(document)}
          />
        ) : undefined}
        <IconButton icon="rename" label="Rename" onClick={rename} />
        <IconButton icon="remove" label="Remove" onClick={() => remove(document)} />
      </div>
    </header>
  );
}

function ScrollSwitch() {
  const label = "Scroll together with the persona";
  return (
    <button
      type="button"
      class="icon-button scroll-switch"
      aria-pressed={scrollsTogether.value}
      aria-label={label}
      title={label}
      onClick={() => {
        scrollsTogether.value = !scrollsTogether.value;
      }}
    >
      <Icon name="together" />
    </button>
  );
}
