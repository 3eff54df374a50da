// A consumer: a tiny project that depends on the packed package, as one of its users would set it up.

import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * @typedef {object} Consumer
 * @property {readonly string[]} [needs] the tools beyond those that are there on every system
 * @property {(project: import("./project.mjs").Project) => Promise<unknown>} [build]
 * @property {readonly Bundle[]} [bundles] what the build makes
 * @property {Record<string, (project: import("./project.mjs").Project) => Promise<string>>} runs
 *   by name; each gives what the consumer printed, which must be the persona's digest
 *
 * @typedef {object} Bundle
 * @property {string} folder of the project
 * @property {Form} holds the one form in which the WebAssembly lies in it
 *
 * @typedef {"text" | "file"} Form inlined as text, or a file beside
 */

const folder = new URL("../consumers/", import.meta.url);

/** The names of all consumers. */
export const consumerNames = readdirSync(folder).sort();

/** @param {string} name */
export const consumerFolder = (name) => fileURLToPath(new URL(name, folder));

/**
 * @param {string} name
 * @returns {Promise<Consumer & { name: string }>}
 */
export async function readConsumer(name) {
  const { consumer } = await import(pathToFileURL(`${consumerFolder(name)}/consumer.mjs`).href);
  return { name, ...consumer };
}
