import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const entry = "service-worker/worker.ts";
const fileName = "service-worker.js";

/** Names with a hash in them, which tell what is in the file. */
const hashed = /^assets\/.*-[\w-]{8}\.\w+$/;

/** Large files that few ask for, which are kept when somebody does, and pages of their own. */
const others = /\.bin$|^docs\//;

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
          .filter((file) => file !== worker && !others.test(file.fileName))
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
        worker.code = worker.code.replace("PAGE_FILES", JSON.stringify(files));
      },
    },
  };
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
