// A consumer's folder with the packed package installed in it.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { npm } from "../../../scripts/lib/programs.mjs";
import { consumerToolsFolder } from "../../../scripts/setup/consumer-tools.mjs";
import { browse } from "./browser.mjs";
import { run, withServer } from "./process.mjs";
import { seedFiles } from "./seed.mjs";
import { serve } from "./server.mjs";
import { tool } from "./tools.mjs";

/** What a consumer can do with its project. */
export class Project {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** @param {string} path */
  file(path) {
    return join(this.folder, path);
  }

  /**
   * Runs a tool to its end, and gives what it printed.
   *
   * @param {string | [name: string, program: string]} name
   * @param {readonly string[]} args
   */
  run(name, ...args) {
    const words = typeof name === "string" ? tool(name) : tool(...name);
    return run([...words, ...args], this.folder);
  }

  /**
   * Runs a module in Deno, with the packages that npm installed and no permission at all.
   *
   * @param {string} module
   */
  deno(module) {
    const options = ["--no-prompt", "--no-remote", "--node-modules-dir=manual"];
    return this.run("deno", "run", ...options, module);
  }

  /** @param {readonly string[]} args of the Node that runs the tests */
  node(...args) {
    return run([process.execPath, ...args], this.folder);
  }

  /**
   * Opens a page of the project in Chromium, and gives what it printed on its console.
   *
   * @param {string} page
   * @param {{ folder?: string, headers?: Record<string, string>, complains?: boolean }} [options]
   */
  async browse(page, { folder = ".", headers = {}, complains } = {}) {
    const server = await serve(this.file(folder), headers);
    try {
      return await browse(new URL(page, server.address).href, { complains });
    } finally {
      server.close();
    }
  }

  /**
   * Opens a page that a server of the project's gives.
   *
   * @param {string} address
   */
  visit(address) {
    return browse(address);
  }

  /**
   * Runs a tool as a server for as long as it is used.
   *
   * @template T
   * @param {string} name
   * @param {(port: string) => readonly string[]} args
   * @param {(address: string) => Promise<T>} use
   */
  withServer(name, args, use) {
    return withServer((port) => [...tool(name), ...args(String(port))], this.folder, use);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Makes a project of a folder, below the folder of the tools, where it finds them, and installs the package in it.
 *
 * @param {string} source
 * @param {string} tarball
 */
export async function makeProject(source, tarball) {
  const projects = join(consumerToolsFolder(), "projects");
  mkdirSync(projects, { recursive: true });
  const project = new Project(mkdtempSync(join(projects, `${basename(source)}-`)));
  cpSync(source, project.folder, { recursive: true });
  for (const [path, text] of Object.entries(seedFiles)) writeFileSync(project.file(path), text);
  const { command, args } = npm(["install", ...quietly, tarball]);
  await run([command, ...args], project.folder);
  return project;
}

// The package depends on no other, so that nothing is asked of a registry.
const quietly = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
