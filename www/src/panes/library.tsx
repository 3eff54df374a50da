import { computed } from "@preact/signals";
import type { Diagnostic, Kind } from "../linker/linked.ts";
import { IconButton } from "../parts/icon-button.tsx";
import { KindMark } from "../parts/kind-mark.tsx";
import { kindGroups, splitPath, tally } from "../parts/words.ts";
import { show } from "../state/actions.ts";
import type { WorkingDocument } from "../state/document.ts";
import { findings, summaries } from "../state/linked.ts";
import { goToStop } from "../state/tour.ts";
import { dialog } from "../state/view.ts";
import { documents, open } from "../state/workspace.ts";
import { WorkspaceMenu } from "./workspace-menu.tsx";

interface Entry {
  readonly document: WorkingDocument;
  readonly kind: Kind;
}

const kinds = computed(() => new Map(summaries.value.map(({ path, kind }) => [path, kind])));

const entries = computed<readonly Entry[]>(() =>
  documents.value.map((document) => ({
    document,
    kind: kinds.value.get(document.path.value) ?? "fragment",
  })),
);

const findingsByPath = computed(() => {
  const groups = new Map<string, Diagnostic[]>();
  for (const finding of findings.value) {
    const group = groups.get(finding.document);
    if (group) group.push(finding);
    else groups.set(finding.document, [finding]);
  }
  return groups;
});

/** The documents by kind. */
export function Library() {
  const add = () => {
    dialog.value = { purpose: "create" };
  };
  return (
    <nav class="library" aria-label="Library">
      <header class="pane-header">
        <h2 class="unseen">Library</h2>
        <WorkspaceMenu />
        <span class="pane-count">{documents.value.length}</span>
        <IconButton icon="add" label="New document" onClick={add} />
      </header>
      <div class="library-list">
        {kindGroups.map(([kind, name]) => (
          <Group key={kind} kind={kind} name={name} />
        ))}
      </div>
      <footer class="library-foot">
        <a href="./licences.txt">Licences</a>
        <button type="button" onClick={() => goToStop(0)}>
          Tour
        </button>
      </footer>
    </nav>
  );
}

function Group({ kind, name }: { readonly kind: Kind; readonly name: string }) {
  const members = entries.value.filter((entry) => entry.kind === kind);
  if (members.length === 0) return undefined;
  return (
    <section class="library-group">
      <h3>{name}</h3>
      <ul>
        {members.map(({ document }) => (
          <Item key={document.path.value} document={document} kind={kind} />
        ))}
      </ul>
    </section>
  );
}

function Item({ document, kind }: Entry) {
  const [folder, file] = splitPath(document.path.value);
  const wrong = findingsByPath.value.get(document.path.value) ?? [];
  const isOpen = open.value === document;
  return (
    <li>
      <button
        type="button"
        class="library-item"
        aria-current={isOpen ? "true" : undefined}
        title={document.path.value}
        onClick={() => show(document)}
      >
        <KindMark kind={kind} />
        <span class="library-name">
          {folder === `${kind}s/` ? undefined : <span class="library-folder">{folder}</span>}
          {file.replace(/\.md$/, "")}
        </span>
        {document.isDirty.value ? (
          <span class="library-edited" title="Edited">
            <span class="unseen">edited</span>
          </span>
        ) : undefined}
        <Wrong list={wrong} />
      </button>
    </li>
  );
}

function Wrong({ list }: { readonly list: readonly Diagnostic[] }) {
  const [worst] = list;
  if (!worst || worst.severity === "note") return undefined;
  return (
    <span class={`library-wrong severity-${worst.severity}`} title={tally(list)}>
      {list.filter(({ severity }) => severity !== "note").length}
      <span class="unseen"> findings</span>
    </span>
  );
}
