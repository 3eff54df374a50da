// The structure that every parser is measured at making: sections with their items, code spans and strong emphases.

/** Grows the structure that `parse` of promptlink gives, from headings, items and spans in document order. */
export class Structure {
  sections = [];
  items = [];
  spans = [];
  #open = [];
  #items = [];

  /** Begins a section; those that it ends, end where it starts. */
  heading(level, title, line, start) {
    this.#close(level, start);
    const section = { title, level, line, start, end: 0, sections: [], items: [], spans: [] };
    this.#current().sections.push(section);
    this.#open.push(section);
  }

  /** Begins an item in those that are open. */
  item(start, end) {
    const item = { text: "", depth: this.#items.length, start, end, spans: [] };
    this.#current().items.push(item);
    this.#items.push(item);
    return item;
  }

  endItem() {
    this.#items.pop();
  }

  /** A span of the innermost item that is open, else of the section. */
  span(kind, text, start, end) {
    (this.#items.at(-1) ?? this.#current()).spans.push({ kind, text, start, end });
  }

  /** Ends what is open, where the text ends. */
  finish(end) {
    this.#close(1, end);
    return this;
  }

  #current() {
    return this.#open.at(-1) ?? this;
  }

  #close(level, at) {
    while (this.#open.length > 0 && this.#open.at(-1).level >= level) this.#open.pop().end = at;
  }
}

/** The offsets at which lines begin, the end of the text after the last. */
export function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  starts.push(text.length);
  return starts;
}

/** How many headings that Markdown knows, items, code spans and strong emphases a structure holds. */
export function counts(structure) {
  const total = { headings: 0, items: 0, code: 0, strong: 0 };
  const visit = (part) => {
    total.items += part.items.length;
    for (const { kind } of [...part.spans, ...part.items.flatMap(({ spans }) => spans)])
      total[kind]++;
    for (const section of part.sections) {
      if (section.style !== "bold" && section.style !== "label") total.headings++;
      visit(section);
    }
  };
  visit(structure);
  return total;
}
