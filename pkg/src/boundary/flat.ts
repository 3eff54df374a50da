// Values on their way out: a table of words and one text, made into objects. The writer, which says what the words
// mean, is `src/wasm/flat.rs`.

const tagBits = 4;
const tagMask = 0b1111;

const tag = {
  null: 0,
  false: 1,
  true: 2,
  integer: 3,
  wide: 4,
  float: 5,
  text: 6,
  slice: 7,
  list: 8,
  record: 9,
  name: 10,
  map: 11,
  words: 12,
} as const;

/**
 * The value that a table holds.
 *
 * @param source the text that slices are taken from
 */
export function decode(words: Uint32Array, text: string, source: string): unknown {
  return new Reader(words, text, source).value();
}

class Reader {
  readonly #words: Uint32Array;
  readonly #text: string;
  readonly #source: string;
  readonly #shapes: string[][] = [];
  readonly #names: string[] = [];
  #word = 0;
  #unit = 0;

  constructor(words: Uint32Array, text: string, source: string) {
    this.#words = words;
    this.#text = text;
    this.#source = source;
  }

  value(): unknown {
    const word = this.#next();
    const number = word >>> tagBits;
    switch (word & tagMask) {
      case tag.null:
        return null;
      case tag.false:
        return false;
      case tag.true:
        return true;
      case tag.integer:
        return number;
      case tag.wide:
        return this.#next();
      case tag.float:
        return this.#float();
      case tag.text:
        return this.#take(number);
      case tag.slice:
        return this.#source.slice(this.#next(), this.#next());
      case tag.list:
        return this.#list(number);
      case tag.record:
        return this.#record(number);
      case tag.name:
        return this.#name(number);
      case tag.map:
        return this.#map(number);
      case tag.words:
        return this.#bare(number);
      default:
        throw new Error(`the table holds the unknown word ${word}`);
    }
  }

  #next(): number {
    const word = this.#words[this.#word];
    if (word === undefined) throw new Error("the table ends within a value");
    this.#word += 1;
    return word;
  }

  #take(units: number): string {
    const start = this.#unit;
    this.#unit += units;
    return this.#text.slice(start, this.#unit);
  }

  #bare(length: number): Uint32Array {
    const start = this.#word;
    this.#word += length;
    return this.#words.slice(start, this.#word);
  }

  #float(): number {
    const halves = new DataView(new ArrayBuffer(8));
    halves.setUint32(0, this.#next(), true);
    halves.setUint32(4, this.#next(), true);
    return halves.getFloat64(0, true);
  }

  #list(length: number): unknown[] {
    const values: unknown[] = [];
    for (let index = 0; index < length; index += 1) values.push(this.value());
    return values;
  }

  #record(shape: number): Record<string, unknown> {
    const names = this.#shapes[shape] ?? this.#shape();
    const record: Record<string, unknown> = {};
    for (const name of names) record[name] = this.value();
    return record;
  }

  #shape(): string[] {
    const names: string[] = [];
    this.#shapes.push(names);
    for (let count = this.#next(); count > 0; count -= 1) names.push(this.value() as string);
    return names;
  }

  #name(index: number): string {
    const known = this.#names[index];
    if (known !== undefined) return known;
    const place = this.#names.push("") - 1;
    const name = this.value() as string;
    this.#names[place] = name;
    return name;
  }

  /** Keys come from documents: without a prototype, `__proto__` is a key like any other. */
  #map(pairs: number): Record<string, unknown> {
    const map: Record<string, unknown> = Object.create(null);
    for (let index = 0; index < pairs; index += 1) map[this.value() as string] = this.value();
    return map;
  }
}
