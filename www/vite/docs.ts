import type { OutputAsset, OutputChunk } from "rolldown";
import type { Plugin } from "vite";
import type { Assets } from "../docs/build/layout.ts";
import { allPages, files, indexFile } from "../docs/build/site.ts";

const folder = "docs/";
const client = "docs/client/docs.ts";
const fonts = /^assets\/atkinson-hyperlegible-(next|mono)-latin-wght-normal-.*\.woff2$/;

type Bundle = Readonly<Record<string, OutputAsset | OutputChunk>>;

/** Builds the documentation beside the page: its script and style with the page's own, its pages as they are. */
export function docs(): Plugin {
  return {
    name: "promptlink:docs",
    config: () => ({
      build: { rolldownOptions: { input: { index: "index.html", docs: client } } },
    }),
    async generateBundle(_options, bundle) {
      for (const [path, source] of files(await allPages(), assetsOf(bundle))) {
        this.emitFile({ type: "asset", fileName: `${folder}${path}`, source });
      }
    },
    configureServer(server) {
      let pages: ReturnType<typeof allPages> | undefined;
      server.watcher.on("change", () => {
        pages = undefined;
      });
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        if (!pathname.startsWith(`/${folder}`)) return next();
        const path = pathname.slice(folder.length + 1) || "index.html";
        pages ??= allPages();
        pages.then((all) => {
          const found = files(all, duringDevelopment).get(path);
          if (found === undefined) return next();
          const type = path.endsWith(".js") ? "text/javascript" : "text/html";
          response.setHeader("content-type", type).end(forDevelopment(found));
        }, next);
      });
    },
  };
}

const duringDevelopment: Assets = {
  style: "docs/client/docs.css",
  script: client,
  index: `${folder}${indexFile}`,
  fonts: [],
};

/** The development server gives modules, and styles within them, which the policy of the built pages would refuse. */
function forDevelopment(text: string): string {
  return text
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace("<script defer", '<script type="module"');
}

function assetsOf(bundle: Bundle): Assets {
  const chunk = Object.values(bundle).find((one) => one.type === "chunk" && one.name === "docs");
  if (chunk?.type !== "chunk") throw new Error("the script of the documentation was not built");
  if (chunk.imports.length > 0) throw new Error("the script of the documentation must stand alone");
  const [style] = chunk.viteMetadata?.importedCss ?? [];
  if (!style) throw new Error("the style of the documentation was not built");
  return {
    style,
    script: chunk.fileName,
    index: `${folder}${indexFile}`,
    fonts: Object.keys(bundle).filter((path) => fonts.test(path)),
  };
}
