// The editor of documents. Each keeps its own history and selection while another is open.

import { history, historyKeymap } from "@codemirror/commands";
import { type ChangeSet, EditorState, type Extension, type Transaction } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  gutter,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Reference, SurveyedDiagnostic } from "../linker/linked.ts";
import type { WorkingDocument } from "../state/document.ts";
import type { Range, Replacement } from "../state/places.ts";
import { appearance, tooltipRoom } from "./appearance.ts";
import type { Offer } from "./completion.ts";
import { exactText } from "./exact-text.ts";
import type { ApplyFix } from "./findings.ts";
import { hanging } from "./hanging.ts";
import { keys } from "./keys.ts";
import { light, lit } from "./light.ts";
import { continueMarkup, markdown } from "./markdown.ts";
import type { TokensOf } from "./reference-card.ts";
import { areShown, type Follow, references, showReferences } from "./references.ts";
import { bringToTop, scrolling, type Top } from "./scroll.ts";
import { Toolbox, type Tools } from "./toolbox.ts";

/** What the editor tells of. */
export interface SourceEvents {
  /** The text of a document is changed; where that is in one place, by which replacement. It is not in sight yet. */
  readonly onEdit: (document: WorkingDocument, text: string, edit?: Replacement) => void;
  /** The selection was moved. */
  readonly onSelect: (document: WorkingDocument, range: Range) => void;
  /** A reference was followed. */
  readonly onFollow: Follow;
  /** A fix was chosen. */
  readonly onFix: ApplyFix;
  /** The writer points at a place of a document with the mouse, or at none. */
  readonly onPoint: (document: WorkingDocument, position: number | undefined) => void;
  /** The text was scrolled. */
  readonly onScroll: (top: Top) => void;
  /** Somebody takes hold of the text. */
  readonly onHold: () => void;
  /** The tokens of a document are to be told. */
  readonly tokensOf: TokensOf;
  /** Names are to be offered. */
  readonly offer: Offer;
  /** What helps to write could not be loaded. */
  readonly onMissing: (reason: string) => void;
}

/** The editor of one document at a time. */
export class SourceEditor {
  readonly #view: EditorView;
  readonly #events: SourceEvents;
  readonly #states = new WeakMap<WorkingDocument, EditorState>();
  readonly #toolbox: Toolbox;
  readonly #extensions: Extension;
  #document: WorkingDocument | undefined;

  constructor(root: ShadowRoot, events: SourceEvents) {
    this.#events = events;
    this.#toolbox = new Toolbox(
      ({ find, completion, findings }) => [findings(), find, completion(events.offer)],
      gutter({ class: "cm-gutter-lint" }),
      events.onMissing,
    );
    this.#extensions = [
      exactText,
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      dropCursor(),
      EditorView.lineWrapping,
      hanging,
      continueMarkup,
      keymap.of([...keys, ...historyKeymap]),
      markdown,
      references(events.onFollow, events.tokensOf),
      light,
      scrolling(events.onScroll, events.onHold),
      EditorView.domEventHandlers({
        mousemove: (event, view) => this.#point(view.posAtCoords(event) ?? undefined),
        mouseleave: () => this.#point(undefined),
        keydown: () => this.#point(undefined),
      }),
      appearance,
      tooltipRoom,
    ];
    this.#view = new EditorView({
      parent: root,
      dispatchTransactions: (transactions, view) => this.#take(transactions, view),
    });
  }

  /** Opens a document where it was left. */
  open(document: WorkingDocument): void {
    if (this.#document === document) return;
    if (this.#document) this.#states.set(this.#document, this.#view.state);
    this.#document = document;
    this.#events.onHold();
    this.#view.setState(this.#stateOf(document));
    this.#toolbox.equip(this.#view);
    this.#view.scrollDOM.scrollTop = 0;
    this.reveal(this.#view.state.selection.main.head);
  }

  /** Selects a range, shows it and takes the focus. */
  select({ start, end }: Range): void {
    this.#events.onHold();
    const { length } = this.#view.state.doc;
    const selection = { anchor: Math.min(start, length), head: Math.min(end, length) };
    const effects = EditorView.scrollIntoView(selection.anchor, { y: "center" });
    this.#view.dispatch({ selection, effects });
    this.#view.focus();
  }

  /** Scrolls to a place. */
  reveal(position: number): void {
    this.#view.dispatch({
      effects: EditorView.scrollIntoView(position, { y: "nearest", yMargin: 40 }),
    });
  }

  /** Changes a document, open or not. It can be undone as one edit. */
  change(document: WorkingDocument, replacements: readonly Replacement[]): void {
    const changes = replacements.map(({ start, end, text }) => ({
      from: start,
      to: end,
      insert: text,
    }));
    const spec = { changes, userEvent: "input.replace" };
    if (document === this.#document) {
      this.#view.dispatch(spec);
      return;
    }
    const { state } = this.#stateOf(document).update(spec);
    this.#states.set(document, state);
    this.#events.onEdit(document, state.sliceDoc());
  }

  /** Shows what became of the document's references, unless the text has moved on since. */
  showReferences(text: string, references: readonly Reference[]): void {
    const { state } = this.#view;
    if (text !== state.doc.toString() || areShown(state, references)) return;
    this.#view.dispatch({ effects: showReferences(references) });
  }

  /** Shows what is wrong in the document, unless the text has moved on since. */
  showFindings(text: string, diagnostics: readonly SurveyedDiagnostic[]): void {
    const { tools } = this.#toolbox;
    if (tools) this.#tell(tools, text, diagnostics);
    else if (diagnostics.length > 0) void this.#tellLater(text, diagnostics);
  }

  /** Lights the lines of some ranges. */
  light(ranges: readonly Range[]): void {
    const effects = lit(this.#view.state, ranges);
    if (effects.length > 0) this.#view.dispatch({ effects });
  }

  /** Brings a place to the top. */
  bringToTop(top: Top): void {
    bringToTop(this.#view, top);
  }

  destroy(): void {
    this.#view.destroy();
  }

  /** Tells of an edit before it is drawn: who answers can begin meanwhile. */
  #take(transactions: readonly Transaction[], view: EditorView): void {
    const last = transactions.at(-1);
    if (last && this.#document && transactions.some(({ docChanged }) => docChanged)) {
      const edit = transactions.length === 1 ? replacementOf(last.changes) : undefined;
      this.#events.onEdit(this.#document, last.newDoc.toString(), edit);
    }
    view.update(transactions);
  }

  async #tellLater(text: string, diagnostics: readonly SurveyedDiagnostic[]): Promise<void> {
    await this.#toolbox.open(this.#view);
    if (this.#toolbox.tools) this.#tell(this.#toolbox.tools, text, diagnostics);
  }

  #tell(
    { areTold, showFindings }: Tools,
    text: string,
    diagnostics: readonly SurveyedDiagnostic[],
  ): void {
    const { state } = this.#view;
    if (text !== state.doc.toString() || areTold(state, diagnostics)) return;
    this.#view.dispatch(showFindings(state, diagnostics, this.#events.onFix));
  }

  #point(position: number | undefined): void {
    if (this.#document) this.#events.onPoint(this.#document, position);
  }

  #stateOf(document: WorkingDocument): EditorState {
    const kept = this.#states.get(document);
    return kept?.doc.toString() === document.text.peek() ? kept : this.#fresh(document);
  }

  #fresh(document: WorkingDocument): EditorState {
    const listener = EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      if (!docChanged && !selectionSet) return;
      const { from, to } = state.selection.main;
      this.#events.onSelect(document, { start: from, end: to });
    });
    const label = EditorView.contentAttributes.of({
      "aria-label": "Markdown source",
      tabindex: "0",
    });
    return EditorState.create({
      doc: document.text.peek(),
      extensions: [this.#toolbox.extension, this.#extensions, listener, label],
    });
  }
}

function replacementOf(changes: ChangeSet): Replacement | undefined {
  const found: Replacement[] = [];
  changes.iterChanges((start, end, _start, _end, text) => {
    found.push({ start, end, text: text.toString() });
  });
  return found.length === 1 ? found[0] : undefined;
}
