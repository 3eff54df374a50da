/**
 * Waits for a pause: does its work once nothing has touched it for a while. A touch costs next to nothing, because the
 * timer that runs is let run, and looks when it ends whether that was the pause.
 */
export class Pause {
  readonly #work: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer ends, and when the work is due: in milliseconds of `performance.now`. */
  #end = 0;
  #due: number | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Puts the work off until some milliseconds from now. */
  touch(delay: number): void {
    this.#due = performance.now() + delay;
    if (this.#timer !== undefined && this.#end <= this.#due) return;
    clearTimeout(this.#timer);
    this.#wait(delay);
  }

  /** Calls the work off. */
  stop(): void {
    this.#due = undefined;
  }

  #wait(delay: number): void {
    this.#end = performance.now() + delay;
    this.#timer = setTimeout(() => this.#look(), delay);
  }

  #look(): void {
    this.#timer = undefined;
    if (this.#due === undefined) return;
    const rest = this.#due - performance.now();
    if (rest > 0) {
      this.#wait(rest);
      return;
    }
    this.#due = undefined;
    this.#work();
  }
}
