/** A way to tell a part of the page to do something once. What nobody listens to is gone. */
export class Channel<T> {
  readonly #listeners = new Set<(message: T) => void>();

  /** Does something with every message from now on, until the function that is returned is called. */
  listen(listener: (message: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(message: T): void {
    for (const listener of this.#listeners) listener(message);
  }
}
