import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { newId } from "./id.ts";

/** What a document was before it was worked on. */
export interface Original {
  /** `undefined` where it was made here. */
  readonly path: string | undefined;
  readonly text: string;
}

/** A document that is worked on. It stays the same object when it is renamed or edited. */
export class WorkingDocument {
  /** Its name in the store, which a new path does not change. */
  readonly id: string;
  readonly path: Signal<string>;
  readonly text: Signal<string>;
  /** What it came with, or what was last written to its folder. */
  readonly original: Signal<Original>;
  /** Whether its text differs from what it came with. */
  readonly isEdited: ReadonlySignal<boolean>;
  /** Whether its path or text differs from what it came with, or it was made here. */
  readonly isDirty: ReadonlySignal<boolean>;

  constructor(path: string, text: string, original: Original = { path, text }, id = newId()) {
    this.id = id;
    this.path = signal(path);
    this.text = signal(text);
    this.original = signal(original);
    this.isEdited = computed(() => this.text.value !== this.original.value.text);
    this.isDirty = computed(
      () => this.isEdited.value || this.path.value !== this.original.value.path,
    );
  }
}
