// What the starter roster is composed from, for promptlink and as templates for its peers.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadLibrary } from "promptlink/node";
import { root } from "./documents.mjs";
import { body } from "./prompts.mjs";

/** The personas to compose, from the smaller to the larger. */
const choices = [{ standards: "pointer" }, {}];

/**
 * @typedef {object} Part
 * @property {string} path
 * @property {string} source the document
 * @property {string} text the same without frontmatter
 */

/**
 * @typedef {object} Task
 * @property {string} agent
 * @property {object} options
 * @property {number} length the persona's length
 * @property {[path: string, source: string][]} documents all that the persona is made from
 * @property {Part} identity
 * @property {Part[]} parts what stands in the persona in full
 * @property {{ path: string, line: string }[]} briefs what is introduced in a line
 */

/**
 * What composes personas.
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {(task: Task) => unknown} load makes what a persona is composed from again and again; may give a promise
 * @property {(held: any, task: Task) => string | Promise<string>} compose
 * @property {(held: any, part: Part) => void} [change] replaces one document, where more than its text is held
 * @property {(held: any) => void} [free]
 */

/**
 * For each size the personas of the agents, the developer of the backend first. Texts that the peers would take for
 * instructions are left out: their task must not be another one.
 *
 * @returns {Promise<Task[][]>}
 */
export async function tasks() {
  const library = await loadLibrary(join(root, "library"));
  const agents = library.documents().filter(({ kind }) => kind === "agent");
  return choices.map((options) => {
    const all = agents.map(({ path }) => task(library, path, options));
    return all.filter(({ identity, parts }) => [identity, ...parts].every(isPlain));
  });
}

/** @returns {Task} */
function task(library, agent, options) {
  const { text, sources } = library.compose(agent, options);
  const [identity, ...others] = sources.map(({ path, role }) => ({ ...part(path), role }));
  return {
    agent,
    options,
    length: text.length,
    documents: sources.map(({ path }) => [path, part(path).source]),
    identity,
    parts: others.filter(({ role }) => role === "inline"),
    briefs: others
      .filter(({ role }) => role === "brief" || role === "pointer")
      .map(({ path, text }) => ({
        path,
        line: text.slice(0, text.indexOf("\n")).replace(/^#+ /, ""),
      })),
  };
}

/** @returns {Part} */
function part(path) {
  const source = readFileSync(join(root, "library", path), "utf8");
  return { path, source, text: body(source) };
}

/** @param {Part} part */
const isPlain = ({ text }) => !/\{[{%#]/.test(text);
