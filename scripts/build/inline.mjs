// The module as text, for the entry that needs no file beside it.

/**
 * @param {Uint8Array} wasm
 * @returns {string} the source of a JavaScript module
 */
export function inlinedModule(wasm) {
  const text = Buffer.from(wasm).toString("base64");
  return `/* @ts-self-types="./inlined.d.ts" */\n\nexport const base64 = "${text}";\n`;
}

export const inlinedTypes = `/** The WebAssembly module \`promptlink_bg.wasm\`, in base64. */
export declare const base64: string;
`;
