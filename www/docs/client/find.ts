// The search: an index that was built with the pages, loaded when somebody searches.

import MiniSearch, { type SearchResult } from "minisearch";
import { type Found, searchOptions } from "../build/search-options.ts";
import { addresses } from "./addresses.ts";
import { trustedScript } from "./trusted.ts";

declare global {
  // What the script of the index sets.
  var promptlinkSearch: string | undefined;
}

const most = 12;
const { index: indexAddress, docs: docsAddress } = addresses();

/** Lets the reader search by the button, `/` and Ctrl+K. */
export function addSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.search");
  const button = document.querySelector<HTMLButtonElement>("button.find");
  if (!dialog || !button) return;
  const search = new Search(dialog);
  button.hidden = false;
  button.addEventListener("click", () => search.open());
  addEventListener("keydown", (event) => {
    const isWriting = event.target instanceof HTMLInputElement;
    const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (!isShortcut && (event.key !== "/" || isWriting || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    search.open();
  });
}

class Search {
  readonly #dialog: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  readonly #state: HTMLElement;
  #index: MiniSearch<Found> | undefined;
  #chosen = -1;

  constructor(dialog: HTMLDialogElement) {
    this.#dialog = dialog;
    this.#input = dialog.querySelector("input") as HTMLInputElement;
    this.#list = dialog.querySelector("ul") as HTMLUListElement;
    this.#state = dialog.querySelector(".search-state") as HTMLElement;
    this.#input.addEventListener("input", () => this.#show());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    // A click beside the dialog is one on its backdrop.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
  }

  async open(): Promise<void> {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.select();
    try {
      this.#index ??= MiniSearch.loadJSON(await loadIndex(), searchOptions);
      this.#show();
    } catch {
      this.#state.textContent = "The index of the search could not be loaded.";
    }
  }

  #show(): void {
    const text = this.#input.value.trim();
    const found = this.#index?.search(text, {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
      boost: { title: 4, page: 2 },
    });
    const items = found?.slice(0, most).map(item) ?? [];
    this.#list.replaceChildren(...items);
    this.#input.setAttribute("aria-expanded", String(items.length > 0));
    this.#state.textContent = text && items.length === 0 ? `Nothing is found for “${text}”.` : "";
    this.#choose(items.length > 0 ? 0 : -1);
  }

  #key(event: KeyboardEvent): void {
    const { length } = this.#list.children;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && length > 0) {
      event.preventDefault();
      this.#choose((this.#chosen + step + length) % length);
    } else if (event.key === "Escape") {
      // The field itself would only be emptied.
      event.preventDefault();
      this.#dialog.close();
    } else if (event.key === "Enter") {
      this.#list.children[this.#chosen]?.querySelector("a")?.click();
    }
  }

  #choose(index: number): void {
    this.#chosen = index;
    for (const [at, one] of [...this.#list.children].entries()) {
      one.setAttribute("aria-selected", String(at === index));
      if (at === index) one.scrollIntoView({ block: "nearest" });
    }
    const id = this.#list.children[index]?.id;
    if (id) this.#input.setAttribute("aria-activedescendant", id);
    else this.#input.removeAttribute("aria-activedescendant");
  }
}

function item(found: SearchResult, index: number): HTMLLIElement {
  const { address, title, page, start } = found as SearchResult & Found;
  const item = document.createElement("li");
  item.id = `found-${index}`;
  item.role = "option";
  const link = document.createElement("a");
  link.href = docsAddress + address;
  link.tabIndex = -1;
  link.addEventListener("click", () => item.closest("dialog")?.close());
  const heading = document.createElement("strong");
  heading.textContent = title;
  const place = document.createElement("span");
  place.className = "found-page";
  place.textContent = title === page ? "" : page;
  const text = document.createElement("span");
  text.className = "found-start";
  text.textContent = start;
  link.append(heading, place, text);
  item.append(link);
  return item;
}

/** A script, and not a request: so it works where the pages are opened from a disk, too. */
async function loadIndex(): Promise<string> {
  const element = document.createElement("script");
  element.src = trustedScript(indexAddress);
  await new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
  if (globalThis.promptlinkSearch === undefined) throw new Error("the index is empty");
  return globalThis.promptlinkSearch;
}
