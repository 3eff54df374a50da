// The only module that speaks to IndexedDB.

import type { KeptDocument, KeptWorkspace } from "./kept.ts";

/** What is written at once: all of it or nothing. */
export interface Change {
  readonly workspace: KeptWorkspace;
  /** The documents that are new or different. */
  readonly documents: readonly KeptDocument[];
  /** The ids of the documents that are gone. */
  readonly removed: readonly string[];
}

/** The workspaces that the browser keeps. */
export class Store {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
    // Another tab with a newer page must not wait for this one.
    database.onversionchange = () => database.close();
  }

  /** Opens the store; fails where the browser refuses to keep anything. */
  static async open(): Promise<Store> {
    const request = indexedDB.open("promptlink", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("workspaces", { keyPath: "id" });
      const documents = request.result.createObjectStore("documents", {
        keyPath: ["workspace", "id"],
      });
      documents.createIndex("workspace", "workspace");
    };
    return new Store(await answer(request));
  }

  /** Every workspace, the last changed first. */
  async list(): Promise<readonly KeptWorkspace[]> {
    const store = this.#database.transaction("workspaces").objectStore("workspaces");
    const list: KeptWorkspace[] = await answer(store.getAll());
    return list.sort((one, other) => other.changed - one.changed);
  }

  /** The documents of a workspace. */
  documents(workspace: string): Promise<readonly KeptDocument[]> {
    const store = this.#database.transaction("documents").objectStore("documents");
    return answer(store.index("workspace").getAll(workspace));
  }

  /** Writes a change. */
  async write({ workspace, documents, removed }: Change): Promise<void> {
    const transaction = this.#database.transaction(["workspaces", "documents"], "readwrite");
    transaction.objectStore("workspaces").put(workspace);
    const store = transaction.objectStore("documents");
    for (const document of documents) store.put(document);
    for (const id of removed) store.delete([workspace.id, id]);
    await end(transaction);
  }

  /** Removes a workspace with its documents. */
  async remove(workspace: string): Promise<void> {
    const keys = await answer(
      this.#database
        .transaction("documents")
        .objectStore("documents")
        .index("workspace")
        .getAllKeys(workspace),
    );
    const transaction = this.#database.transaction(["workspaces", "documents"], "readwrite");
    transaction.objectStore("workspaces").delete(workspace);
    for (const key of keys) transaction.objectStore("documents").delete(key);
    await end(transaction);
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function end(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    // The page may go before the browser would do so by itself.
    transaction.commit();
  });
}
