import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Failure } from "../linker/linked.ts";

/** How a question is asked. What it reads to be put together decides when it is asked again. */
type Question<T> = () => (() => Promise<T | Failure>) | undefined;

/** A question to promptlink whose answer is kept up to date while somebody looks at it. */
export class Inquiry<T extends object> {
  readonly #question: Question<T>;
  readonly #answer = signal<T | undefined>(undefined);
  readonly #failure = signal<string | undefined>(undefined);
  #next: (() => Promise<T | Failure>) | undefined;
  #isAsking = false;

  constructor(question: Question<T>) {
    this.#question = question;
  }

  /** The last answer; `undefined` until there is one. It stays while the next is awaited. */
  get answer(): ReadonlySignal<T | undefined> {
    return this.#answer;
  }

  /** Why the last question has no answer. */
  get failure(): ReadonlySignal<string | undefined> {
    return this.#failure;
  }

  /** Keeps the answer up to date until the function that is returned is called. */
  watch(): () => void {
    return effect(() => {
      this.#next = this.#question();
      if (!this.#isAsking) void this.#askWhileDue();
    });
  }

  /** Asks once more, after there was no answer. */
  again(): void {
    this.#failure.value = undefined;
    this.#next = this.#question();
    if (!this.#isAsking) void this.#askWhileDue();
  }

  /** Of what is asked while an answer is awaited, only the last is asked. */
  async #askWhileDue(): Promise<void> {
    this.#isAsking = true;
    while (this.#next) {
      const ask = this.#next;
      this.#next = undefined;
      this.#take(await ask().catch(failed));
    }
    this.#isAsking = false;
  }

  #take(answer: T | Failure): void {
    const isFailure = "failure" in answer;
    this.#failure.value = isFailure ? answer.failure : undefined;
    if (!isFailure) this.#answer.value = answer;
  }
}

function failed(error: unknown): Failure {
  return { failure: error instanceof Error ? error.message : String(error) };
}
