import type { Plugin } from "vite";

/**
 * What the page may do. It asks for nothing but its own files, so no text can leave it, and Trusted Types let no text
 * become markup but what the preview has cleaned: the browser refuses what the code would only promise. Workers come from
 * memory, which gives them the same policy.
 */
const rules = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types promptlink-worker promptlink-preview",
];

/** Puts the Content-Security-Policy into the built page. The development server needs inline styles, so not there. */
export function policy(): Plugin {
  return {
    name: "promptlink:policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: rules.join("; ") },
        injectTo: "head-prepend",
      },
    ],
  };
}
