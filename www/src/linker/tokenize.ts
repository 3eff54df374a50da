// A text as the tokens that a model receives. Loaded when somebody asks for it, with the vocabulary.

import { type Encoding, loadTokenizer } from "promptlink/tokens";

export type { Encoding } from "promptlink/tokens";

/** The tokens of a text in order: each begins where the one before it ends. */
export interface Tokens {
  readonly encoding: Encoding;
  /** Their numbers in the vocabulary. */
  readonly ids: Uint32Array;
  /** The UTF-16 unit after the last of each. Tokens that share a character give it to the first of them. */
  readonly ends: Uint32Array;
}

/** Cuts a text into tokens. */
export async function tokenize(text: string, encoding: Encoding): Promise<Tokens> {
  const tokenizer = await loadTokenizer(encoding);
  const tokens = tokenizer.tokens(text);
  return {
    encoding,
    ids: Uint32Array.from(tokens, ({ id }) => id),
    ends: Uint32Array.from(tokens, ({ end }) => end),
  };
}
