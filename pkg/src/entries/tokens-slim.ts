export type { TokenCounter } from "../counting.js";
export { type ErrorCode, PromptlinkError } from "../errors.js";
export { createTokenizer, type TokenizerParts } from "../tokens/given.js";
export type { Encoding, Token, Tokenizer } from "../tokens/tokenizer.js";
