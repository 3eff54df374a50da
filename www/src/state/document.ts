import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** A document that is worked on. It stays the same object when it is renamed or edited. */
export class WorkingDocument {
  readonly path: Signal<string>;
  readonly text: Signal<string>;
  /** The path that it came with; `undefined` where it was made here. */
  readonly originalPath: string | undefined;
  /** The text that it came with. */
  readonly originalText: string;
  /** Whether its text differs from what it came with. */
  readonly isEdited: ReadonlySignal<boolean>;
  /** Whether its path or text differs from what it came with, or it was made here. */
  readonly isDirty: ReadonlySignal<boolean>;

  constructor(path: string, text: string, originalPath?: string) {
    this.path = signal(path);
    this.text = signal(text);
    this.originalPath = originalPath;
    this.originalText = text;
    this.isEdited = computed(() => this.text.value !== text);
    this.isDirty = computed(() => this.isEdited.value || this.path.value !== originalPath);
  }
}
