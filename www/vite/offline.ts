import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const entry = "service-worker/worker.ts";
const fileName = "service-worker.js";

/** Names with a hash in them, which tell what is in the file. */
const hashed = /^assets\/.*-[\w-]{8}\.\w+$/;

/** Large files that few ask for, which are kept when somebody does, and the documentation, which is kept by itself. */
const others = /\.bin$|^docs\/|^assets\/docs-/;

/** What a page of the documentation is made of. */
const ofDocs = /^docs\/|^assets\/docs-|^assets\/atkinson-|^theme\.js$|^favicon\.svg$/;

/** Builds the service worker beside the page, and tells it what the page is made of. */
export function offline(): Plugin {
  let publicFolder = "";
  return {
    name: "promptlink:offline",
    apply: "build",
    enforce: "post",
    configResolved: ({ publicDir }) => {
      publicFolder = publicDir;
    },
    buildStart() {
      this.emitFile({ type: "chunk", id: entry, fileName });
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle[fileName];
        if (worker?.type !== "chunk") this.error(`${entry} was not built`);
        if (worker.imports.length > 0) this.error("the service worker shares code with the page");
        const made = Object.values(bundle)
          .filter((file) => file !== worker)
          .map((file) => {
            const content = file.type === "chunk" ? file.code : file.source;
            return [file.fileName, content] as const;
          });
        const copied = readdirSync(publicFolder).map(
          (name) => [name, readFileSync(join(publicFolder, name))] as const,
        );
        const files = [...made, ...copied].map(([url, content]) => ({
          url,
          revision: hashed.test(url) ? null : hashOf(content),
        }));
        const list = (isKept: (url: string) => boolean) =>
          JSON.stringify(files.filter(({ url }) => isKept(url)));
        worker.code = worker.code
          .replace(
            "PAGE_FILES",
            list((url) => !others.test(url)),
          )
          .replace(
            "DOCS_FILES",
            list((url) => ofDocs.test(url)),
          );
      },
    },
  };
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
