// Which build a WebAssembly is: its name and the package's version, in a section of its own. Whoever is given the file by
// hand can tell it from that of another version, whose functions mean something else.

import { customSection } from "./module.mjs";

/**
 * The module with a mark at its end.
 *
 * @param {Uint8Array} module
 * @param {string} mark
 */
export const marked = (module, mark) => Buffer.concat([module, customSection("promptlink", mark)]);

/**
 * The glue, which knows the mark too.
 *
 * @param {string} glue
 * @param {string} mark
 */
export const markedGlue = (glue, mark) => `${glue}\nexport const mark = ${JSON.stringify(mark)};\n`;

/** @param {string} types of the glue */
export const markedTypes = (types) =>
  `${types}\n/** The name and the version of the WebAssembly that this belongs to. */\nexport declare const mark: string;\n`;
