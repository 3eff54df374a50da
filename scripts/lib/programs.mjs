// Finding programs, and starting those of npm in a way that works on Windows too.

import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { root } from "./paths.mjs";

/**
 * The full path of a program on the `PATH`, or `undefined`.
 *
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string | undefined}
 */
export function findProgram(name, env = process.env, platform = process.platform) {
  const endings = platform === "win32" ? (env.PATHEXT ?? ".EXE;.CMD").split(";") : [""];
  for (const folder of searchPath(env).split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const candidate = join(folder, name + ending);
      if (isProgram(candidate)) return candidate;
    }
  }
  return undefined;
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** @param {NodeJS.ProcessEnv} env */
function searchPath(env) {
  return env[searchPathName(env)] ?? "";
}

// Windows spells it `Path`, and a copy of the environment is case-sensitive there as well.
/** @param {NodeJS.ProcessEnv} env */
function searchPathName(env) {
  return Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
}

/**
 * A copy of the environment whose `PATH` begins with these folders, without repeats.
 *
 * @param {readonly (string | undefined)[]} folders
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withPath(folders, env = process.env) {
  const all = [...folders, ...searchPath(env).split(delimiter)].filter(Boolean);
  return { ...env, [searchPathName(env)]: [...new Set(all)].join(delimiter) };
}

/** @typedef {{ command: string, args: readonly string[], shell?: boolean }} Invocation */

/**
 * How to start npm. Inside an npm script that is the very npm that runs it, started by Node: on
 * Windows `npm` is a batch file, which Node starts only through a shell.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {Invocation}
 */
export function npm(args, env = process.env, platform = process.platform) {
  if (env.npm_execpath?.endsWith("npm-cli.js")) {
    return { command: process.execPath, args: [env.npm_execpath, ...args] };
  }
  return { command: "npm", args: [...args], shell: platform === "win32" };
}

/**
 * How to start a program that an installed npm package brings: its script, run by this Node.
 *
 * @param {string} packageName
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Invocation}
 */
export function packageProgram(packageName, program, args) {
  const manifest = join(root, "node_modules", packageName, "package.json");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  const script = typeof bin === "string" ? bin : bin[program];
  return { command: process.execPath, args: [join(dirname(manifest), script), ...args] };
}
