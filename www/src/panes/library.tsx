import { computed, signal, useComputed } from "@preact/signals";
import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Diagnostic, Kind } from "../linker/linked.ts";
import { IconButton } from "../parts/icon-button.tsx";
import { KindMark } from "../parts/kind-mark.tsx";
import { moveFocus } from "../parts/rows.ts";
import { kindGroups, splitPath, tally } from "../parts/words.ts";
import { show } from "../state/actions.ts";
import type { WorkingDocument } from "../state/document.ts";
import { findings, summaries } from "../state/linked.ts";
import { goToStop } from "../state/tour.ts";
import { dialog, pane } from "../state/view.ts";
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

const focused = signal<WorkingDocument | undefined>(undefined);

/** The document that is a stop of the Tab key: the one that has the focus, or else the one that is open. */
const stop = computed(
  () => documents.value.find((document) => document === focused.value) ?? open.value,
);

const findingsByPath = computed(() => groupBy(findings.value, ({ document }) => document));

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

/** The documents by kind, and by folder where it is not that of their kind. */
export function Library() {
  const list = useRef<HTMLDivElement>(null);
  // Its kind moves a document, and a list that is hidden does not scroll.
  useEffect(
    () => list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }),
    [open.value, kinds.value, pane.value === "library"],
  );
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its rows have the focus */}
      <div class="library-list" ref={list} onKeyDown={(event) => moveFocus(event, ".library-item")}>
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
  const folders = groupBy(members, ({ document }) => {
    const [folder] = splitPath(document.path.value);
    return folder === `${kind}s/` ? "" : folder;
  });
  return (
    <section class="library-group">
      <h3>{name}</h3>
      {[...folders.keys()].sort().map((folder) => (
        <Fragment key={folder}>
          {folder ? <Folder path={folder} /> : undefined}
          <ul>
            {folders.get(folder)?.map(({ document }) => (
              <Item key={document.path.value} document={document} kind={kind} />
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}

/** The end of a folder's path tells it from others, so that its beginning gives way. */
function Folder({ path }: { readonly path: string }) {
  return (
    <h4 title={path}>
      <bdi>{path}</bdi>
    </h4>
  );
}

function Item({ document, kind }: Entry) {
  const [, file] = splitPath(document.path.value);
  const wrong = findingsByPath.value.get(document.path.value) ?? [];
  const isOpen = open.value === document;
  // Where the focus moves, no row is drawn again.
  const tabIndex = useComputed(() => (stop.value === document ? 0 : -1));
  return (
    <li>
      <button
        type="button"
        class="library-item"
        aria-current={isOpen ? "true" : undefined}
        title={document.path.value}
        tabIndex={tabIndex}
        onFocus={() => {
          focused.value = document;
        }}
        onBlur={() => {
          focused.value = undefined;
        }}
        onClick={() => show(document)}
      >
        <KindMark kind={kind} />
        <span class="library-name">{file.replace(/\.md$/, "")}</span>
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
