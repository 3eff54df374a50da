// Keeps the files of the page, so that it opens without a network. Each version keeps its own files, all of them or none,
// and serves nothing but these: no page ever gets a part of another version.

import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;

/** What the page is made of, written here by the build (`www/vite/offline.ts`). */
declare const PAGE_FILES: readonly { readonly url: string; readonly revision: string | null }[];

// What stands behind `?` is for the page, which is the same file.
precacheAndRoute([...PAGE_FILES], { ignoreURLParametersMatching: [/./], cleanURLs: false });
cleanupOutdatedCaches();

// Large files that few ask for, and whose names tell what is in them.
registerRoute(/\/assets\/[^/]+\.bin$/, new CacheFirst({ cacheName: "promptlink-vocabularies" }));

// The page says so, once nothing is open that needs the version before.
self.addEventListener("message", ({ data }) => {
  if (data === "take over") void self.skipWaiting();
});
