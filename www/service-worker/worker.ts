// Keeps the files of the page, so that it opens without a network. Each version keeps its own files, all of them or none,
// and serves nothing but these: no page ever gets a part of another version. The documentation registers it for its own
// folder, where it keeps the documentation and nothing of the page.

import { setCacheNameDetails } from "workbox-core";
import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;

interface Kept {
  readonly url: string;
  readonly revision: string | null;
}

/** What the page and its documentation are made of, written here by the build (`www/vite/offline.ts`). */
declare const PAGE_FILES: readonly Kept[];
declare const DOCS_FILES: readonly Kept[];

const { scope } = self.registration;

if (scope === new URL(".", self.location.href).href) keepPage();
else keepDocs();

function keepPage(): void {
  keep(PAGE_FILES);
  // Large files that few ask for, and whose names tell what is in them.
  registerRoute(/\/assets\/[^/]+\.bin$/, new CacheFirst({ cacheName: "promptlink-vocabularies" }));
  // The page says so, once nothing is open that needs the version before.
  self.addEventListener("message", ({ data }) => {
    if (data === "take over") void self.skipWaiting();
  });
}

function keepDocs(): void {
  // A name with the whole address of the scope in it would be one that the page takes for an older version of its own.
  setCacheNameDetails({ prefix: "promptlink-docs", suffix: new URL(scope).pathname });
  keep(DOCS_FILES);
  // Nothing is written there that a newer version could lose.
  self.addEventListener("install", () => void self.skipWaiting());
}

function keep(files: readonly Kept[]): void {
  // What stands behind `?` is for the page, which is the same file.
  precacheAndRoute([...files], { ignoreURLParametersMatching: [/./], cleanURLs: false });
  cleanupOutdatedCaches();
}
