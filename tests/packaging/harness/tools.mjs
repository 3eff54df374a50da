// The programs that consumers are built and run with.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { consumerToolsFolder } from "../../../scripts/setup/consumer-tools.mjs";

const packages = join(consumerToolsFolder(), "node_modules");

/**
 * Where the programs lie that a package for the platform brings.
 *
 * @type {Record<string, () => string | undefined>}
 */
const natives = {
  bun: () => inScope("@oven", "bin", "bun"),
  deno: () => inScope("@deno", "deno"),
  "node-20": () => existing("node-20", "bin", "node"),
  "node-22": () => existing("node-22", "bin", "node"),
  "node-24": () => existing("node-24", "bin", "node"),
};

/** @param {string[]} path */
function existing(...path) {
  const file = join(packages, ...path);
  return existsSync(file) ? file : undefined;
}

/**
 * @param {string} scope
 * @param {string[]} path
 */
function inScope(scope, ...path) {
  const folder = join(packages, scope);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => existing(scope, name, ...path)).find(Boolean);
}

/**
 * Why a tool cannot be used here, if so.
 *
 * @param {string} name
 */
export function whyNot(name) {
  if (natives[name]?.()) return undefined;
  return `${name} does not come for ${process.platform} ${process.arch} as an npm package`;
}

/**
 * The words that start a tool: a program of its own, or a script for Node.
 *
 * @param {string} name of a native tool, or a package's and its program's if that has another name
 * @param {string} [program]
 * @returns {string[]}
 */
export function tool(name, program = name) {
  const native = natives[name]?.();
  if (native) return [native];
  const { bin } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  return [process.execPath, join(packages, name, typeof bin === "string" ? bin : bin[program])];
}
