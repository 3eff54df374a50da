interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy("promptlink-docs", { createScriptURL: (url) => url });

/** Makes an address one that the browser takes for a script. */
export function trustedScript(url: string): string {
  return policy?.createScriptURL(url) ?? url;
}
