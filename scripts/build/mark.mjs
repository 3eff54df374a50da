// Which build a WebAssembly is: its name and the package's version, in a section of its own. Whoever is given the file by
// hand can tell it from that of another version, whose functions mean something else.

/**
 * The module with a mark at its end.
 *
 * @param {Uint8Array} module
 * @param {string} mark
 */
export function marked(module, mark) {
  return Buffer.concat([
    module,
    Buffer.of(customSection),
    counted(Buffer.concat([counted(sectionName), Buffer.from(mark)])),
  ]);
}

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

const customSection = 0;
const sectionName = "promptlink";

/** @param {string | Buffer} content shorter than 128 bytes, whose length is one byte */
function counted(content) {
  const bytes = Buffer.from(content);
  if (bytes.length > 127) throw new Error("the mark is too long");
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}
