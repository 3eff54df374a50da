/** Makes an address one that the browser takes for a script. */
export const trustedScript = trusted();

/**
 * Starts a worker by the address of its code. A worker that is loaded from a file has no policy but what a server says;
 * one that is loaded from memory has the page's, so that it can send nothing away either.
 */
export function startWorker(code: string, name: string): Worker {
  const address = new URL(code, document.baseURI).href;
  const script = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
  const url = URL.createObjectURL(script);
  return new Worker(trustedScript(url), { type: "module", name });
}

/** The one place where an address becomes a script: a browser with Trusted Types asks for it by name. */
function trusted(): (url: string) => string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (!trustedTypes) return (url) => url;
  const policy = trustedTypes.createPolicy("promptlink-worker", { createScriptURL: (url) => url });
  return (url) => policy.createScriptURL(url);
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}
