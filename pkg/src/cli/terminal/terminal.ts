import { stripVTControlCharacters } from "node:util";
import type { Output } from "./output.js";
import { page, pagerCommand } from "./pager.js";
import { isColoured, type Paint, painter } from "./style.js";
import { visibleText } from "./visible.js";
import { fit, width } from "./width.js";

const fallbackColumns = 100;
const fallbackRows = 24;
/** How much text is written at a time. */
const chunk = 64 * 1024;
/** A process that ends sooner than this shows no progress; in seconds. */
const patience = 0.4;
/** The seconds between two signs of progress, at least. */
const pace = 0.08;

/** Where the command line reads what it may show, and what it writes to. */
export class Terminal {
  /** Paints what goes to the standard output. */
  readonly paint: Paint;
  /** Paints what goes to the standard error. */
  readonly paintAside: Paint;
  readonly #out: Output;
  readonly #aside: Output;
  readonly #pager: string | undefined;
  #shown = 0;

  constructor(out: Output, aside: Output, env: NodeJS.ProcessEnv) {
    this.#out = out;
    this.#aside = aside;
    this.#pager = out.isTTY ? pagerCommand(env) : undefined;
    this.paint = painter(isColoured(out.isTTY, env));
    this.paintAside = painter(isColoured(aside.isTTY, env));
  }

  /** The width of the standard output. */
  get columns(): number {
    // A terminal that nobody looks at may have none.
    return this.#out.columns || fallbackColumns;
  }

  /** Writes to the standard output, what the command was asked for. */
  write(text: string): void {
    this.progressDone();
    this.#out.write(text);
  }

  /**
   * Writes text of documents to the standard output: as it is, but so that everything is visible on a terminal, which
   * would obey it.
   */
  text(text: string): void {
    this.write(this.#out.isTTY ? visibleText(text) : text);
  }

  /** Writes lines to the standard output. */
  lines(lines: Iterable<string>): void {
    let text = "";
    for (const line of lines) {
      text += `${line}\n`;
      if (text.length < chunk) continue;
      this.write(text);
      text = "";
    }
    this.write(text);
  }

  /**
   * Writes lines to the standard output, through a pager where it is a terminal that they do not fit.
   *
   * @param isWanted whether a pager may be used
   */
  async pages(lines: Iterable<string>, isWanted: boolean): Promise<void> {
    if (!isWanted || this.#pager === undefined) return this.lines(lines);
    const all = [...lines];
    if (this.#fits(all) || !(await page(this.#pager, `${all.join("\n")}\n`))) this.lines(all);
  }

  /** Whether a screen takes lines and the shell's next prompt. */
  #fits(lines: readonly string[]): boolean {
    const rows = this.#out.rows || fallbackRows;
    if (lines.length >= rows) return false;
    const taken = lines.map((line) =>
      Math.ceil(width(stripVTControlCharacters(line)) / this.columns),
    );
    return taken.reduce((sum, one) => sum + Math.max(1, one), 0) < rows;
  }

  /** Writes to the standard error, what goes beside it. */
  aside(text: string): void {
    this.#aside.write(text);
  }

  /** Shows on a terminal how far long work has come. The next call replaces what it shows. */
  progress(text: string): void {
    const now = process.uptime();
    if (now >= patience && now - this.#shown >= pace) this.step(text);
  }

  /** Shows on a terminal, as progress, a step of long work that says nothing itself until it is done. */
  step(text: string): void {
    if (!this.#aside.isTTY) return;
    this.#shown = process.uptime();
    const line = fit(text, (this.#aside.columns || fallbackColumns) - 1);
    this.#aside.write(`\r\u001b[2K${this.paintAside("faint", line)}`);
  }

  /** Takes away what progress shows. */
  progressDone(): void {
    if (this.#shown > 0) this.#aside.write("\r\u001b[2K");
    this.#shown = 0;
  }

  /**
   * Waits until everything that was written has left.
   *
   * @throws {Error} where the standard output could not be written
   */
  async flush(): Promise<void> {
    await this.#out.flush();
  }
}
