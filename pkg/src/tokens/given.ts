import { isObject } from "../arguments.js";
import { invalid } from "../errors.js";
import type { Bytes, CompiledModule } from "../module/bytes.js";
import { asModule } from "../module/compile.js";
import { checkBytes } from "./bytes.js";
import { core, extend, load, setModule } from "./engine.js";
import { Tokenizer } from "./tokenizer.js";

/** What a tokenizer is made of, loaded by hand. */
export interface TokenizerParts {
  /** The WebAssembly of `promptlink/tokens/tokens.wasm`: compiled, or its bytes. */
  readonly wasm: CompiledModule | Bytes;
  /** The basic part of a vocabulary, for instance `promptlink/tokens/o200k_base.bin`. It says its encoding itself. */
  readonly vocabulary: Bytes;
  /** The rest of that vocabulary, for instance `promptlink/tokens/o200k_base.rest.bin`. */
  readonly rest?: Bytes | undefined;
}

/**
 * Makes a tokenizer of parts that were loaded by hand: in a worker that imports them as modules, or with a bundler that
 * does not follow `new URL("…", import.meta.url)`.
 *
 * @example
 * ```ts
 * import vocabulary from "promptlink/tokens/o200k_base.bin";
 * import wasm from "promptlink/tokens/tokens.wasm";
 * import { createTokenizer } from "promptlink/tokens/slim";
 *
 * createTokenizer({ wasm, vocabulary }).count("You are a careful reviewer.");
 * ```
 * @throws {PromptlinkError} `invalid-vocabulary`, `webassembly-unavailable`
 */
export function createTokenizer(parts: TokenizerParts): Tokenizer {
  if (!isObject(parts)) throw invalid("invalid-argument", "the parts of a tokenizer are missing");
  const { wasm, vocabulary, rest } = parts;
  checkBytes(vocabulary, "the vocabulary");
  if (rest !== undefined) checkBytes(rest, "the rest of the vocabulary");
  setModule(asModule(wasm, core.mark));
  const number = load(vocabulary);
  if (rest !== undefined) extend(number, rest);
  return new Tokenizer(number);
}
