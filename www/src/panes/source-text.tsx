import { effect, untracked } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { shadow } from "../code/shadow.ts";
import { SourceEditor } from "../code/source-editor.ts";
import { edit, fix, goTo } from "../state/actions.ts";
import { ask, linked, survey } from "../state/linked.ts";
import { namesFor } from "../state/names.ts";
import { onMissing } from "../state/notices.ts";
import { anticipated, litInSource } from "../state/origins.ts";
import {
  anticipate,
  caret,
  changeSource,
  pointedInSource,
  selectInSource,
} from "../state/places.ts";
import { follow, lead, scrolled } from "../state/together.ts";
import { open } from "../state/workspace.ts";

/** The editor. */
export function SourceText() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? mount(host.current) : undefined), []);
  return <div class="code" ref={host} />;
}

function mount(host: HTMLElement): () => void {
  const editor = new SourceEditor(shadow(host), {
    onEdit: (document, text, change) => {
      const coming = change && anticipated(document.path.peek(), change);
      // First: while it is drawn, promptlink links it.
      edit(document, text);
      if (coming) anticipate.send(coming);
    },
    onSelect: (document, { start, end }) => {
      caret.value = { document, start, end };
    },
    onFollow: ({ target }) => target && goTo(target, { start: 0, end: 0 }),
    onFix: fix,
    onPoint: (document, position) => {
      pointedInSource.value =
        position === undefined ? undefined : { document, start: position, end: position };
    },
    onScroll: (top) => scrolled("source", top),
    onHold: () => lead("source"),
    onMissing,
    // Where promptlink fails, the findings say so; here there is nothing to show.
    tokensOf: (path) => ask("tokens", path).catch(() => undefined),
    offer: async (written, isLink) => {
      const document = open.peek()?.path.peek() ?? "";
      return namesFor({ document, written, isLink }).catch(() => []);
    },
  });
  const effects = [
    effect(() => {
      if (open.value) editor.open(open.value);
    }),
    effect(() => showReferences(editor)),
    effect(() => showFindings(editor)),
    effect(() => editor.light(litInSource.value)),
    follow.source.listen((top) => editor.bringToTop(top)),
    effect(() => {
      const { value: range } = selectInSource;
      if (range) untracked(() => editor.select(range));
      selectInSource.value = undefined;
    }),
    changeSource.listen(({ document, replacements }) => editor.change(document, replacements)),
  ];
  return () => {
    for (const stop of effects) stop();
    editor.destroy();
  };
}

function showReferences(editor: SourceEditor): void {
  const document = linked.value?.open;
  if (!document || document.path !== open.value?.path.value) return;
  editor.showReferences(open.value.text.peek(), document.references);
}

function showFindings(editor: SourceEditor): void {
  const path = open.value?.path.value;
  const list = survey.value?.diagnostics ?? [];
  if (!open.value) return;
  editor.showFindings(
    open.value.text.peek(),
    list.filter(({ document }) => document === path),
  );
}
