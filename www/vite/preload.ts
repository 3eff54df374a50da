import type { Plugin } from "vite";

/** What the first view needs, beyond what the page names itself, by the names of the source files. */
const needed = [
  { file: /^promptlink_bg-.*\.wasm$/, attrs: { as: "fetch", fetchpriority: "low" } },
  {
    file: /^atkinson-hyperlegible-(next|mono)-latin-wght-normal-.*\.woff2$/,
    attrs: { as: "font" },
  },
];

/** What is read first needs no code: styles and fonts come before it. */
const later = 'fetchpriority="low"';

/** Lets the browser load the WebAssembly and the fonts beside the code rather than after it. */
export function preload(): Plugin {
  return {
    name: "promptlink:preload",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => ({
        html: html.replaceAll(/<(?:script type="module"|link rel="modulepreload")/g, `$& ${later}`),
        tags: Object.keys(bundle).flatMap((path) => {
          const name = path.slice(path.lastIndexOf("/") + 1);
          const match = needed.find(({ file }) => file.test(name));
          const attrs = { rel: "preload", href: `./${path}`, crossorigin: true, ...match?.attrs };
          return match ? [{ tag: "link", attrs, injectTo: "head" as const }] : [];
        }),
      }),
    },
  };
}
