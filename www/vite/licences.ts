import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const inPackage = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** The folders of the packages that are bundled, by their names. */
const packages = new Map<string, string>();

/** Notes what a worker takes along: each is bundled by itself, before the page is. */
export function workerLicences(): Plugin {
  return {
    name: "promptlink:worker-licences",
    apply: "build",
    generateBundle() {
      note(this.getModuleIds());
    },
  };
}

/** Writes the licences of all that is bundled beside the page, as they ask for. */
export function licences(): Plugin {
  return {
    name: "promptlink:licences",
    apply: "build",
    generateBundle() {
      note(this.getModuleIds());
      const names = [...packages.keys()].sort();
      const texts = names.map((name) => notice(name, packages.get(name) as string));
      this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join("\n\n\n") });
    },
  };
}

function note(modules: Iterable<string>): void {
  for (const id of modules) {
    const [, folder, name] = inPackage.exec(id.replaceAll("\\", "/")) ?? [];
    if (folder && name) packages.set(name, folder);
  }
}

function notice(name: string, folder: string): string {
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}`;
}
