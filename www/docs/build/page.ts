/** A page of the documentation. */
export interface Page {
  /** Its file below `docs/`, with `/` between its parts. */
  readonly path: string;
  readonly title: string;
  /** What it is about, in a sentence. */
  readonly description: string;
  /** The heading that it stands under in the list of pages. */
  readonly group: "Guides" | "Reference" | "";
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly sections: readonly SearchedSection[];
}

/** A heading that the list of what is on a page names. */
export interface Heading {
  readonly id: string;
  readonly level: 2 | 3;
  readonly text: string;
}

/** What a search finds: a heading, and the text up to the next. */
export interface SearchedSection {
  /** The heading's anchor; empty for what stands before the first. */
  readonly anchor: string;
  readonly title: string;
  readonly text: string;
}

/** The address of a page from another one. */
export function addressFrom(from: string, to: string): string {
  return "../".repeat(from.split("/").length - 1) + to;
}

/** A text as HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
