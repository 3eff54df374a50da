/** How an entry of the index is kept and searched, where it is built and where it is searched. */
export const searchOptions = {
  fields: ["title", "page", "text"],
  storeFields: ["address", "title", "page", "start"],
};

/** What is kept of a section. */
export interface Found {
  /** From `docs/`. */
  readonly address: string;
  readonly title: string;
  /** The title of its page. */
  readonly page: string;
  /** How its text begins. */
  readonly start: string;
}
