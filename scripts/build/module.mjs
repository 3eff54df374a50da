// WebAssembly's binary format, as far as the build reads and writes it.

const sectionIds = { custom: 0, imports: 2, code: 10 };

/**
 * The sections of a module, the bodies of its functions, and how many functions it imports, which are counted before
 * them.
 *
 * @param {Uint8Array} module
 */
export function readModule(module) {
  const sections = [];
  /** @type {Uint8Array[]} */
  let bodies = [];
  let imported = 0;
  const reader = new Reader(module, 8);
  while (reader.at < module.length) {
    const start = reader.at;
    const id = reader.byte();
    const end = reader.number() + reader.at;
    if (end > module.length) throw new Error("the WebAssembly ends too early");
    const inner = new Reader(module, reader.at);
    if (id === sectionIds.imports) imported = importedFunctions(inner);
    if (id === sectionIds.code)
      bodies = Array.from({ length: inner.number() }, () => inner.bytes());
    const name = id === sectionIds.custom ? Buffer.from(inner.bytes()).toString() : undefined;
    sections.push({ name, bytes: module.subarray(start, end) });
    reader.at = end;
  }
  return { sections, bodies, imported };
}

// What wasm-bindgen imports: functions, and nothing that the core would have to share.
/** @param {Reader} reader */
function importedFunctions(reader) {
  const count = reader.number();
  for (let index = 0; index < count; index++) {
    reader.bytes();
    reader.bytes();
    if (reader.byte() !== 0)
      throw new Error("the WebAssembly imports something else than functions");
    reader.number();
  }
  return count;
}

class Reader {
  /**
   * @param {Uint8Array} module
   * @param {number} at
   */
  constructor(module, at) {
    this.module = module;
    this.at = at;
  }

  byte() {
    const byte = this.module[this.at++];
    if (byte === undefined) throw new Error("the WebAssembly ends too early");
    return byte;
  }

  /** An unsigned number in LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** Bytes behind their count. */
  bytes() {
    const length = this.number();
    this.at += length;
    return this.module.subarray(this.at - length, this.at);
  }
}

/**
 * A section of one's own.
 *
 * @param {string} name
 * @param {string | Buffer} content
 */
export const customSection = (name, content) =>
  Buffer.concat([
    Buffer.of(sectionIds.custom),
    counted(Buffer.concat([counted(name), Buffer.from(content)])),
  ]);

/**
 * Bytes behind their count.
 *
 * @param {string | Buffer} content
 */
export const counted = (content) => Buffer.concat([leb(content.length), Buffer.from(content)]);

/**
 * An unsigned number in LEB128.
 *
 * @param {number} value
 */
export function leb(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
