import { trustedScript } from "./trusted.ts";

/**
 * Keeps all pages of the documentation for when there is no network. They have a service worker of their own scope, so
 * that reading them brings none of the playground.
 *
 * @param docs the address of their folder
 */
export function keepPages(docs: string): void {
  // Pages that are opened from a disk have none, and need none.
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const scope = new URL(docs || ".", document.baseURI);
  const script = trustedScript(new URL("../service-worker.js", scope).href);
  addEventListener("load", () => {
    // Without it the pages are read all the same, as long as there is a network.
    navigator.serviceWorker.register(script, { scope: scope.href }).catch(() => undefined);
  });
}
