import { checkOptions, oneOf } from "../arguments.js";
import { invalid, PromptlinkError } from "../errors.js";
import type { Bytes } from "../module/bytes.js";
import { compileLater } from "../module/compile.js";
import { hasModule, load, setModule } from "./engine.js";
import { type Encoding, encodings, Tokenizer } from "./tokenizer.js";

/** How a tokenizer is loaded. */
export interface TokenizerOptions {
  /**
   * How much of the vocabulary is loaded: all of it by default, or the `basic` part, which suffices for texts whose
   * letters and digits are ASCII. {@link Tokenizer.extend} loads the rest.
   */
  readonly vocabulary?: "all" | "basic";
}

/** The files of the package that a tokenizer is made of. */
export type TokenFile = "tokens.wasm" | `${Encoding}.bin` | `${Encoding}.rest.bin`;

const optionChecks = { vocabulary: oneOf("all", "basic") };
const isEncoding = oneOf(...encodings);

let readFile: (name: TokenFile) => Promise<Bytes>;
const loading = new Map<TokenFile, Promise<Bytes>>();
const tokenizers = new Map<Encoding, Tokenizer>();

/** Says how files of the package are read. */
export function provideFiles(reader: (name: TokenFile) => Promise<Bytes>): void {
  readFile = reader;
}

/**
 * Loads what counts tokens exactly: the WebAssembly, and the vocabulary of an encoding. Each is loaded once.
 *
 * @example
 * ```ts
 * const tokenizer = await loadTokenizer("o200k_base");
 * tokenizer.count("You are a careful reviewer.");
 * library.compose("reviewer", { tokenizer }).tokens;
 * ```
 * @throws {PromptlinkError} `unreadable-vocabulary`, `invalid-vocabulary`, `webassembly-unavailable`
 */
export async function loadTokenizer(
  encoding: Encoding,
  options?: TokenizerOptions,
): Promise<Tokenizer> {
  const problem = isEncoding(encoding);
  if (problem) throw invalid("invalid-argument", `the encoding ${problem}`);
  const { vocabulary = "all" } = checkOptions(options, optionChecks, "loadTokenizer");
  const [basic, rest] = await Promise.all([
    once(`${encoding}.bin`),
    vocabulary === "all" ? once(`${encoding}.rest.bin`) : undefined,
    prepareModule(),
  ]);
  const tokenizer = tokenizers.get(encoding) ?? make(encoding, basic);
  if (rest) await tokenizer.extend(rest);
  return tokenizer;
}

function make(encoding: Encoding, basic: Bytes): Tokenizer {
  const tokenizer = new Tokenizer(load(basic), () => once(`${encoding}.rest.bin`));
  tokenizers.set(encoding, tokenizer);
  return tokenizer;
}

async function prepareModule(): Promise<void> {
  if (!hasModule()) setModule(await compileLater(await once("tokens.wasm")));
}

/** A file of the package, which is read once; what failed is tried again. */
function once(name: TokenFile): Promise<Bytes> {
  const known = loading.get(name);
  if (known) return known;
  const read = readFile(name).catch((cause: unknown) => {
    loading.delete(name);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PromptlinkError("unreadable-vocabulary", `${name} cannot be read: ${why}`, { cause });
  });
  loading.set(name, read);
  return read;
}
