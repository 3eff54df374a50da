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
  /** Waits until everything that was written has left. */
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

class PlainOutput implements Output {
  readonly isTTY = false;
  readonly columns = undefined;
  readonly rows = undefined;
  readonly #descriptor: number;
  #isOpen = true;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  write(text: string): void {
    const bytes = Buffer.from(text);
    for (let at = 0; this.#isOpen && at < bytes.length; ) at += this.#some(bytes, at);
  }

  async flush(): Promise<void> {}

  /** Writes as much as there is room for, and says how much that was. */
  #some(bytes: Buffer, at: number): number {
    try {
      return writeSync(this.#descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EAGAIN") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, respite);
      else if (code === "EPIPE" || code === "EOF") this.#isOpen = false;
      else throw error;
      return 0;
    }
  }
}

class StreamOutput implements Output {
  readonly #stream: NodeJS.WriteStream;
  #isOpen = true;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      this.#isOpen = false;
    });
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
    if (this.#isOpen) this.#stream.write(text);
  }

  async flush(): Promise<void> {
    if (this.#isOpen) await new Promise<void>((resolve) => this.#stream.write("", () => resolve()));
  }
}
