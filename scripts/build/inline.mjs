// The module as text, for the entry that needs no file beside it.

import { constants, deflateRawSync } from "node:zlib";

/**
 * Deflated, for compression finds little in base64: what travels over a network is a quarter smaller.
 *
 * @param {Uint8Array} wasm
 * @returns {string} the source of a JavaScript module
 */
export function inlinedModule(wasm) {
  const deflated = deflateRawSync(wasm, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  const lines = [
    '/* @ts-self-types="./inlined.d.ts" */',
    "",
    `export const size = ${wasm.length};`,
    `export const base64 = "${deflated.toString("base64")}";`,
    "",
  ];
  return lines.join("\n");
}

export const inlinedTypes = `/** The length of the WebAssembly module \`promptlink_bg.wasm\`, in bytes. */
export declare const size: number;
/** The module, deflated (RFC 1951) and in base64. */
export declare const base64: string;
`;
