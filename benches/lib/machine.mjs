// What a measurement ran on, without the names and paths of the machine.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, cpus, loadavg, type, version } from "node:os";
import { join } from "node:path";
import { root } from "./documents.mjs";

const require = createRequire(import.meta.url);

/**
 * The facts, to be asked for before measuring: the load is what others put on the machine.
 *
 * @returns {[name: string, value: string][]}
 */
export function machine() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, "benches/package.json"), "utf8"));
  const peers = Object.keys(devDependencies).map((name) => `${name} ${installed(name)}`);
  const [{ model }] = cpus();
  return [
    ["date", new Date().toISOString().slice(0, 10)],
    ["processor", `${model.trim()}, ${cpus().length} cores`],
    ["system", `${type()} (${arch()})${distribution()}`],
    ["load before", `${loadavg()[0].toFixed(1)} processes on average in the last minute`],
    ["Node", process.version],
    ["packages", peers.join(", ")],
  ];
}

function installed(name) {
  const paths = require.resolve.paths(name);
  for (const path of paths) {
    try {
      return JSON.parse(readFileSync(join(path, name, "package.json"), "utf8")).version;
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  throw new Error(`${name} is not installed`);
}

/** The name of a Linux distribution. */
function distribution() {
  try {
    const [, name] =
      readFileSync("/etc/os-release", "utf8").match(/^PRETTY_NAME="?([^"\n]*)/m) ?? [];
    return name ? `, ${name}` : "";
  } catch {
    return `, ${version()}`;
  }
}
