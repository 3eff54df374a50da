import { isObject } from "../arguments.js";
import { invalid } from "../errors.js";
import { type Bytes, checkBytes, isBytes } from "./bytes.js";
import { extend, load, setModule } from "./engine.js";
import { Tokenizer } from "./tokenizer.js";

/** What a tokenizer is made of, loaded by hand. */
export interface TokenizerParts {
  /** The WebAssembly of `promptlink/tokens/tokens.wasm`: compiled, or its bytes. */
  readonly wasm: WebAssembly.Module | Bytes;
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
 * @throws {PromptlinkError} `invalid-vocabulary`
 */
export function createTokenizer(parts: TokenizerParts): Tokenizer {
  if (!isObject(parts)) throw invalid("invalid-argument", "the parts of a tokenizer are missing");
  const { wasm, vocabulary, rest } = parts;
  checkBytes(vocabulary, "the vocabulary");
  if (rest !== undefined) checkBytes(rest, "the rest of the vocabulary");
  setModule(compiled(wasm));
  const number = load(vocabulary);
  if (rest !== undefined) extend(number, rest);
  return new Tokenizer(number);
}

function compiled(wasm: unknown): WebAssembly.Module {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (isBytes(wasm)) return new WebAssembly.Module(wasm);
  throw invalid("invalid-argument", "the WebAssembly must be a WebAssembly.Module or its bytes");
}
