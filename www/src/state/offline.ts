// The page without a network, and newer versions of it. What is open stays as it is until somebody asks for the new one.

import { trustedScript } from "../linker/start-worker.ts";
import { flush, wouldBeLost } from "./keeping.ts";
import { notify } from "./notices.ts";

/** Keeps the page's files for the next visit, and says when there is a newer version. */
export async function keepPage(): Promise<void> {
  const { serviceWorker } = navigator;
  // Pages that are not served securely have none; the development server has nothing to keep.
  if (!serviceWorker || !import.meta.env.PROD) return;
  const isFirst = serviceWorker.controller === null;
  const address = new URL("service-worker.js", document.baseURI).href;
  const registration = await serviceWorker.register(trustedScript(address));
  if (isFirst) return;
  serviceWorker.addEventListener("controllerchange", () => void reload());
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") offer(installing);
    });
  });
}

function offer(worker: ServiceWorker): void {
  notify({
    text: "There is a newer version of this page",
    action: { label: "Reload", run: () => worker.postMessage("take over") },
    stays: true,
  });
}

/** Every tab goes over to the new version, unless its work is kept nowhere. */
async function reload(): Promise<void> {
  await flush();
  if (!wouldBeLost.peek()) location.reload();
}
