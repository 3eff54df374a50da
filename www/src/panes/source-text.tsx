import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { shadow } from "../code/shadow.ts";
import { SourceEditor } from "../code/source-editor.ts";
import { edit, fix, goTo } from "../state/actions.ts";
import { linked } from "../state/linked.ts";
import { litInSource } from "../state/origins.ts";
import { caret, changeSource, selectInSource } from "../state/places.ts";
import { open } from "../state/workspace.ts";

/** The editor. */
export function SourceText() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? mount(host.current) : undefined), []);
  return <div class="code" ref={host} />;
}

function mount(host: HTMLElement): () => void {
  const editor = new SourceEditor(shadow(host), {
    onEdit: edit,
    onSelect: (document, { start, end }) => {
      caret.value = { document, start, end };
    },
    onFollow: ({ target }) => target && goTo(target, { start: 0, end: 0 }),
    onFix: fix,
  });
  const effects = [
    effect(() => {
      if (open.value) editor.open(open.value);
    }),
    effect(() => annotate(editor)),
    effect(() => editor.light(litInSource.value)),
    selectInSource.listen((range) => editor.select(range)),
    changeSource.listen(({ document, replacements }) => editor.change(document, replacements)),
  ];
  return () => {
    for (const stop of effects) stop();
    editor.destroy();
  };
}

function annotate(editor: SourceEditor): void {
  const { value: answer } = linked;
  const document = answer?.open;
  if (!answer || !document || document.path !== open.value?.path.value) return;
  const own = answer.diagnostics.filter((diagnostic) => diagnostic.document === document.path);
  editor.annotate(open.value.text.peek(), document.references, own);
}
