// Room in an editor for its tools, which come when somebody turns to it: to see the page takes none of them.

import { Compartment, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

/** What `tools.ts` holds. */
export type Tools = typeof import("./tools.ts");

/** Room for the tools of one view, whatever document it shows. */
export class Toolbox {
  readonly #room = new Compartment();
  readonly #choose: (tools: Tools) => Extension;
  readonly #until: Extension;
  readonly #onFailure: (reason: string) => void;
  #tools: Tools | undefined;
  #loading: Promise<void> | undefined;

  /**
   * @param choose which of the tools the view has
   * @param until what it has before they are there
   * @param onFailure is told why they could not be loaded; they are asked for again with the next turn to the view
   */
  constructor(
    choose: (tools: Tools) => Extension,
    until: Extension,
    onFailure: (reason: string) => void,
  ) {
    this.#choose = choose;
    this.#onFailure = onFailure;
    this.#until = [
      until,
      EditorView.domEventHandlers({ focus: (_event, view) => void this.open(view) }),
      keymap.of([{ key: "Mod-f", run: (view) => this.#find(view) }]),
    ];
  }

  /** The tools, once they are there. */
  get tools(): Tools | undefined {
    return this.#tools;
  }

  /** What a new state begins with. */
  get extension(): Extension {
    return this.#room.of(this.#content());
  }

  /** Loads the tools, if they are not there yet, and gives them to the view. */
  async open(view: EditorView): Promise<void> {
    this.#loading ??= this.#load();
    await this.#loading;
    this.equip(view);
  }

  /** Gives the tools to a view whose state is older than they are. */
  equip(view: EditorView): void {
    if (!this.#tools || this.#room.get(view.state) !== this.#until) return;
    view.dispatch({ effects: this.#room.reconfigure(this.#content()) });
  }

  async #load(): Promise<void> {
    try {
      this.#tools = await import("./tools.ts");
    } catch (error) {
      this.#loading = undefined;
      this.#onFailure(error instanceof Error ? error.message : String(error));
    }
  }

  #content(): Extension {
    return this.#tools ? this.#choose(this.#tools) : this.#until;
  }

  /** Whoever asks to find before that is there finds as soon as it is. */
  #find(view: EditorView): boolean {
    void this.open(view).then(() => this.#tools?.openSearchPanel(view));
    return true;
  }
}
