import type { PersonaReport } from "./persona.js";

/**
 * What is to be said about personas that someone still holds. A report is made when it is first asked for, at the
 * latest before the library changes: afterwards it could not be made any more.
 */
export class Reports {
  readonly #pending = new Map<string, WeakRef<Report>>();

  /** The report of the composition that a key stands for. Equal compositions share one. */
  of(key: string, make: () => PersonaReport): Report {
    const known = this.#pending.get(key)?.deref();
    if (known) return known;
    const report = new Report(make);
    this.#pending.set(key, new WeakRef(report));
    return report;
  }

  /** Makes the reports that someone may still ask for. */
  settle(): void {
    for (const pending of this.#pending.values()) pending.deref()?.settle();
    this.#pending.clear();
  }
}

/** A report that is made once. */
export class Report {
  #make: (() => PersonaReport) | undefined;
  #made: PersonaReport | undefined;
  #failure: unknown;

  constructor(make: () => PersonaReport) {
    this.#make = make;
  }

  get(): PersonaReport {
    this.settle();
    if (this.#made) return this.#made;
    throw this.#failure;
  }

  settle(): void {
    const make = this.#make;
    this.#make = undefined;
    try {
      this.#made ??= make?.();
    } catch (error) {
      this.#failure = error;
    }
  }
}
