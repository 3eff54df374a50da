import type { PersonaReport, PlanOptions } from "./persona.js";

/** The persona that a report is about. */
export interface Subject {
  readonly agent: string;
  readonly options: PlanOptions;
  /** What the core knows it by, as long as it was the last. */
  readonly number: number;
}

/** A library that can say what is to be said about its personas. */
export interface Teller {
  report(subject: Subject): PersonaReport;
}

/**
 * What is to be said about personas that someone still holds. A report is made when it is first asked for, of the
 * library as it was when the persona was composed.
 */
export class Reports {
  readonly #pending = new Map<string, WeakRef<Report>>();

  /** The report of the composition that a key stands for. Equal compositions share one. */
  of(key: string, make: () => Report): Report {
    const known = this.#pending.get(key)?.deref();
    if (known) return known;
    const report = make();
    this.#pending.set(key, new WeakRef(report));
    return report;
  }

  /** Hands over those that the library is about to forget: somebody may still ask for them. */
  take(): Report[] {
    const held = [...this.#pending.values()].flatMap((pending) => pending.deref() ?? []);
    this.#pending.clear();
    return held;
  }
}

/** A report that is made once. */
export class Report {
  #teller: (() => Teller) | undefined;
  readonly #subject: Subject;
  /** What the tokens are counted by. */
  readonly encoding = "estimated";
  #made: PersonaReport | undefined;
  #failure: unknown;

  constructor(teller: Teller, subject: Subject) {
    this.#teller = () => teller;
    this.#subject = subject;
  }

  get(): PersonaReport {
    this.settle();
    if (this.#made) return this.#made;
    throw this.#failure;
  }

  /** Makes it, if it is not made yet. */
  settle(): void {
    const teller = this.#teller;
    this.#teller = undefined;
    try {
      this.#made ??= teller?.().report(this.#subject);
    } catch (error) {
      this.#failure = error;
    }
  }

  /** Has it made of another library, which is made only then. */
  postpone(teller: () => Teller): void {
    if (this.#teller) this.#teller = teller;
  }
}
