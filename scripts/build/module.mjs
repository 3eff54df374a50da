// WebAssembly's binary format, as far as the build reads and writes it.

const sectionIds = { custom: 0, imports: 2, memory: 5, code: 10 };

const pageBytes = 2 ** 16;

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

  /** Goes over the local variables that a function's body begins with. */
  locals() {
    for (let groups = this.number(); groups > 0; groups--) {
      this.number();
      this.byte();
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
 * Where a section starts.
 *
 * @param {Uint8Array} module
 * @param {keyof typeof sectionIds} name
 */
export function startOf(module, name) {
  const { sections } = readModule(module);
  const found = sections.find(({ bytes }) => bytes[0] === sectionIds[name]);
  if (!found) throw new Error(`the WebAssembly has no section for ${name}`);
  return found.bytes.byteOffset - module.byteOffset;
}

/**
 * A module that notes which of its own functions are called, as a 1 at each one's place in a page of its memory that
 * nothing else uses: allocators ask for pages of their own behind those that a module begins with.
 *
 * @param {Uint8Array} module
 * @returns {{ bytes: Uint8Array, start: number }} the module, and where in its memory the notes are
 */
export function noting(module) {
  const { sections, bodies } = readModule(module);
  if (bodies.length > pageBytes) throw new Error("the WebAssembly has too many functions to note");
  const pages = pagesOf(new Reader(module, startOf(module, "memory")));
  const start = pages * pageBytes;
  const noted = bodies.map((body, index) => {
    const code = new Reader(body, 0);
    code.locals();
    const note = Buffer.concat([Buffer.of(0x41, 0, 0x41, 1, 0x3a, 0), leb(start + index)]);
    return counted(Buffer.concat([body.subarray(0, code.at), note, body.subarray(code.at)]));
  });
  const changed = sections.map(({ bytes }) => {
    if (bytes[0] === sectionIds.memory) return section("memory", [leb(1), leb(0), leb(pages + 1)]);
    if (bytes[0] === sectionIds.code) return section("code", [leb(noted.length), ...noted]);
    return bytes;
  });
  return { bytes: Buffer.concat([module.subarray(0, 8), ...changed]), start };
}

/**
 * How many pages the one memory begins with.
 *
 * @param {Reader} reader at the start of its section
 */
function pagesOf(reader) {
  reader.byte();
  reader.number();
  const [count, kind] = [reader.number(), reader.byte()];
  if (count !== 1 || kind !== 0)
    throw new Error("the WebAssembly has another memory than one that grows");
  return reader.number();
}

/**
 * @param {keyof typeof sectionIds} name
 * @param {readonly Uint8Array[]} parts
 */
const section = (name, parts) =>
  Buffer.concat([Buffer.of(sectionIds[name]), counted(Buffer.concat(parts))]);

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
