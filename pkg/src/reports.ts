import type { PersonaReport, PlanOptions } from "./persona.js";

/** A library that can say what is to be said about its personas. */
export interface Teller {
  report(agent: string, options: PlanOptions): PersonaReport;
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
  readonly #agent: string;
  readonly #options: PlanOptions;
  /** What the tokens are counted by. */
  readonly encoding = "estimated";
  #made: PersonaReport | undefined;
  #failure: unknown;

  constructor(teller: Teller, agent: string, options: PlanOptions) {
    this.#teller = () => teller;
    this.#agent = agent;
    this.#options = options;
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
      this.#made ??= teller?.().report(this.#agent, this.#options);
    } catch (error) {
      this.#failure = error;
    }
  }

  /** Has it made of another library, which is made only then. */
  postpone(teller: () => Teller): void {
    if (this.#teller) this.#teller = teller;
  }
}
