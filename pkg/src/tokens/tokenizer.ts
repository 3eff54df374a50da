import { checkText } from "../arguments.js";
import type { TokenCounter } from "../counting.js";
import { PromptlinkError } from "../errors.js";
import type { Bytes } from "../module/bytes.js";
import { checkBytes } from "./bytes.js";
import { count, covers, encode, extend, isComplete } from "./engine.js";
import { portions } from "./portions.js";

/** The encodings that are counted exactly, in the order of their numbers. */
export const encodings = ["o200k_base", "cl100k_base"] as const;

/**
 * A way to cut texts into tokens. `o200k_base` is that of OpenAI's models from GPT-4o on, `cl100k_base` that of GPT-4
 * and GPT-3.5.
 */
export type Encoding = (typeof encodings)[number];

/** A token in a text. Offsets are UTF-16 units. */
export interface Token {
  /** Its number, which tiktoken calls its rank. */
  readonly id: number;
  /** The first unit. */
  readonly start: number;
  /** The unit after the last. Tokens that share a character give it to the first of them; the others are empty. */
  readonly end: number;
}

/**
 * Cuts texts into tokens just as tiktoken does.
 *
 * What looks like a special token, `<|endoftext|>` for instance, is text like any other. A lone surrogate counts as
 * U+FFFD, which is what it becomes wherever the text is encoded.
 */
export class Tokenizer implements TokenCounter {
  readonly #number: number;
  readonly #loadRest: (() => Promise<Bytes>) | undefined;

  /** @internal */
  constructor(number: number, loadRest?: () => Promise<Bytes>) {
    this.#number = number;
    this.#loadRest = loadRest;
  }

  /** What it counts by. */
  get encoding(): Encoding {
    return encodings[this.#number] as Encoding;
  }

  /**
   * How many tokens a text has.
   *
   * @throws {PromptlinkError} `vocabulary-missing` where the text is not {@link covers | covered}
   */
  count(text: string): number {
    checkText(text, "the text");
    let sum = 0;
    for (const { part } of this.#portions(text)) sum += count(this.#number, part) ?? missing();
    return sum;
  }

  /**
   * The numbers of a text's tokens.
   *
   * @throws {PromptlinkError} `vocabulary-missing` where the text is not {@link covers | covered}
   */
  encode(text: string): Uint32Array {
    checkText(text, "the text");
    const ids: number[] = [];
    for (const { part } of this.#portions(text)) {
      const pairs = encode(this.#number, part) ?? missing();
      for (let at = 0; at < pairs.length; at += 2) ids.push(pairs[at] as number);
    }
    return Uint32Array.from(ids);
  }

  /**
   * The tokens of a text with their places: each begins where the one before it ends.
   *
   * @throws {PromptlinkError} `vocabulary-missing` where the text is not {@link covers | covered}
   */
  tokens(text: string): Token[] {
    checkText(text, "the text");
    const tokens: Token[] = [];
    let start = 0;
    for (const { part, from } of this.#portions(text)) {
      const pairs = encode(this.#number, part) ?? missing();
      for (let at = 0; at < pairs.length; at += 2) {
        const end = from + (pairs[at + 1] as number);
        tokens.push({ id: pairs[at] as number, start, end });
        start = end;
      }
    }
    return tokens;
  }

  /**
   * Whether the loaded part of the vocabulary suffices for a text. All of it always does; the basic part does for texts
   * whose letters and digits are ASCII, whatever signs and emoji they hold.
   */
  covers(text: string): boolean {
    checkText(text, "the text");
    return isComplete(this.#number) || covers(this.#number, text);
  }

  /**
   * Loads the rest of the vocabulary, if it is not there yet.
   *
   * @param rest its bytes, for who loads them by hand
   * @throws {PromptlinkError} `unreadable-vocabulary`, `invalid-vocabulary`
   */
  async extend(rest?: Bytes): Promise<void> {
    if (rest !== undefined) checkBytes(rest, "the rest of the vocabulary");
    if (isComplete(this.#number)) return;
    const loaded = rest ?? (await this.#loadRest?.());
    if (loaded === undefined) throw new PromptlinkError("vocabulary-missing", byHand);
    extend(this.#number, loaded);
  }

  *#portions(text: string): Generator<{ part: string; from: number }, void> {
    let from = 0;
    for (const end of portions(text)) {
      yield { part: text.slice(from, end), from };
      from = end;
    }
  }
}

function missing(): never {
  throw new PromptlinkError(
    "vocabulary-missing",
    "the text holds letters, marks or digits beyond ASCII, which the basic part of the vocabulary does not know; await `extend()` first",
  );
}

const byHand =
  "the tokenizer was given no way to load the rest of the vocabulary: hand it to `extend`";
