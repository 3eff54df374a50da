// What `promptlink/tokens` exports.

export type { TokenCounter } from "../counting.js";
export { type ErrorCode, PromptlinkError } from "../errors.js";
export { loadTokenizer, type TokenizerOptions } from "./load.js";
export type { Encoding, Token, Tokenizer } from "./tokenizer.js";
