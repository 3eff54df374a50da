import { fstatSync, type Stats, statSync, writeSync } from "node:fs";

/** What stands behind the standard output or error: a terminal or not. */
export interface Output {
  readonly isTTY: boolean;
  /** The width of a terminal, if it tells. */
  readonly columns: number | undefined;
  /** The height of a terminal, if it tells. */
  readonly rows: number | undefined;
  /** Writes text. Where nobody reads any more it goes nowhere: whoever reads may stop, as `head` does. */
  write(text: string): void;
  /**
   * Waits until everything that was written has left.
   *
   * @throws {Error} where some of it could not be written though somebody reads
   */
  flush(): Promise<void>;
}

/** The standard output. */
export const standardOutput = (): Output => outputOf(1, () => process.stdout);

/** The standard error. */
export const standardError = (): Output => outputOf(2, () => process.stderr);

/** Files, pipes and sockets are written to directly: Node's streams take milliseconds to load, a tenth of a short command. */
function outputOf(descriptor: 1 | 2, stream: () => NodeJS.WriteStream): Output {
  return isPlain(descriptor) ? new PlainOutput(descriptor) : new StreamOutput(stream());
}

function isPlain(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isFile() || status.isFIFO() || status.isSocket() || isNullDevice(status);
  } catch {
    // It is closed, and Node puts something harmless in its place.
    return false;
  }
}

/** Whether it is what scripts write to that want the exit code alone. */
function isNullDevice(status: Stats): boolean {
  return status.isCharacterDevice() && status.rdev === statSync("/dev/null").rdev;
}

/** How long a full pipe that does not wait by itself is left to its reader, in milliseconds. */
const respite = 2;

/** Whether text can still be written, and why not. */
class State {
  isOpen = true;
  #failure: Error | undefined;

  /** Notes that a text could not be written. Whoever stopped reading wants no more of it, which is no failure. */
  close(error: NodeJS.ErrnoException): void {
    if (this.isOpen && error.code !== "EPIPE" && error.code !== "EOF") this.#failure = error;
    this.isOpen = false;
  }

  /** @throws {Error} that closed it, if one did */
  check(): void {
    if (this.#failure) throw this.#failure;
  }
}

class PlainOutput implements Output {
  readonly isTTY = false;
  readonly columns = undefined;
  readonly rows = undefined;
  readonly #descriptor: number;
  readonly #state = new State();

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  write(text: string): void {
    const bytes = Buffer.from(text);
    for (let at = 0; this.#state.isOpen && at < bytes.length; ) at += this.#some(bytes, at);
  }

  async flush(): Promise<void> {
    this.#state.check();
  }

  /** Writes as much as there is room for, and says how much that was. */
  #some(bytes: Buffer, at: number): number {
    try {
      return writeSync(this.#descriptor, bytes, at);
    } catch (error) {
      const reason = error as NodeJS.ErrnoException;
      if (reason.code === "EAGAIN")
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, respite);
      else this.#state.close(reason);
      return 0;
    }
  }
}

class StreamOutput implements Output {
  readonly #stream: NodeJS.WriteStream;
  readonly #state = new State();

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on("error", (error) => this.#state.close(error));
  }

  get isTTY(): boolean {
    return this.#stream.isTTY === true;
  }

  get columns(): number | undefined {
    return this.#stream.columns;
  }

  get rows(): number | undefined {
    return this.#stream.rows;
  }

  write(text: string): void {
    if (this.#state.isOpen) this.#stream.write(text);
  }

  async flush(): Promise<void> {
    if (this.#state.isOpen) {
      const error = await new Promise<Error | null | undefined>((resolve) =>
        this.#stream.write("", resolve),
      );
      if (error) this.#state.close(error);
    }
    this.#state.check();
  }
}
