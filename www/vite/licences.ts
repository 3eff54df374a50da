import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const inPackage = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** Writes the licences of all that is bundled beside the page, as they ask for. */
export function licences(): Plugin {
  return {
    name: "promptlink:licences",
    apply: "build",
    generateBundle() {
      const packages = new Map<string, string>();
      for (const id of this.getModuleIds()) {
        const [, folder, name] = inPackage.exec(id.replaceAll("\\", "/")) ?? [];
        if (folder && name) packages.set(name, folder);
      }
      const names = [...packages.keys()].sort();
      const texts = names.map((name) => notice(name, packages.get(name) as string));
      this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join("\n\n\n") });
    },
  };
}

function notice(name: string, folder: string): string {
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}`;
}
