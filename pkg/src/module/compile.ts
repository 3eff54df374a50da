// Compiling WebAssembly, and saying clearly where that cannot be.

import { invalid, PromptlinkError } from "../errors.js";
import { type Bytes, isBytes, tagOf } from "./bytes.js";

/**
 * Compiles at once.
 *
 * @throws {PromptlinkError} `webassembly-unavailable`
 */
export function compile(bytes: Bytes): WebAssembly.Module {
  checkThere();
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw refused(bytes, error);
  }
}

/**
 * Compiles while other work goes on.
 *
 * @throws {PromptlinkError} `webassembly-unavailable`
 */
export async function compileLater(bytes: Bytes): Promise<WebAssembly.Module> {
  checkThere();
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw refused(bytes, error);
  }
}

/**
 * A module that a caller hands over, compiled or as bytes.
 *
 * @param mark what it is by its own word. One without a word, which a tool may have taken, is trusted.
 * @throws {PromptlinkError} `webassembly-unavailable`
 */
export function asModule(wasm: unknown, mark: string): WebAssembly.Module {
  const module = isBytes(wasm) ? compile(wasm) : wasm;
  if (!isModule(module))
    throw invalid("invalid-argument", "the WebAssembly must be a WebAssembly.Module or its bytes");
  const found = markOf(module);
  if (found === undefined || found === mark) return module;
  throw invalid("invalid-argument", `the WebAssembly must be ${mark}, but it is ${found}`);
}

function markOf(module: WebAssembly.Module): string | undefined {
  const [section] = WebAssembly.Module.customSections(module, "promptlink");
  return section && new TextDecoder().decode(section);
}

function isModule(value: unknown): value is WebAssembly.Module {
  return tagOf(value) === "[object WebAssembly.Module]";
}

function checkThere(): void {
  if (typeof WebAssembly !== "undefined") return;
  const message = "this runtime has no WebAssembly, which promptlink is made of";
  throw new PromptlinkError("webassembly-unavailable", message);
}

function refused(bytes: Bytes, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  if (!WebAssembly.validate(simd)) {
    const message = `this runtime's WebAssembly has no SIMD, which promptlink needs (${why}); ${newer}`;
    return new PromptlinkError("webassembly-unavailable", message, { cause });
  }
  if (!WebAssembly.validate(bytes))
    return invalid("invalid-argument", `the bytes are no WebAssembly module: ${why}`);
  const message = `this runtime does not let promptlink compile its WebAssembly (${why}); ${remedy}`;
  return new PromptlinkError("webassembly-unavailable", message, { cause });
}

const newer = "it is there from Node 16.4, Chrome and Edge 91, Firefox 89 and Safari 16.4 on";

// The smallest module with a vector: a function without parameters whose result is a `v128` of zeros.
const simd = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x16, 0x01, 0x14, 0x00, 0xfd, 0x0c, ...new Array<number>(16).fill(0), 0x0b],
);

const remedy =
  "on a page, add 'wasm-unsafe-eval' to script-src in the Content-Security-Policy; in a worker at the edge, import " +
  "promptlink/promptlink.wasm and give it to `initialize` of promptlink/slim";
