// What the starter roster is composed from, for promptlink and as templates for its peers.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadLibrary } from "promptlink/node";
import { root } from "./documents.mjs";
import { body } from "./prompts.mjs";

const agent = "backend-developer";

/** The personas to compose, from the smaller to the larger. */
const choices = [{ standards: "pointer" }, {}];

/**
 * @typedef {object} Task
 * @property {string} agent
 * @property {object} options
 * @property {number} length the persona's length
 * @property {[path: string, text: string][]} documents all that the persona is made from
 * @property {{ path: string, text: string }} identity
 * @property {{ path: string, text: string }[]} parts what stands in the persona in full, without frontmatter
 * @property {{ path: string, line: string }[]} briefs what is introduced in a line
 */

/** @returns {Promise<Task[]>} */
export async function tasks() {
  const folder = join(root, "library");
  const library = await loadLibrary(folder);
  return choices.map((options) => {
    const { text, sources } = library.compose(agent, options);
    const documents = sources.map(({ path }) => [path, readFileSync(join(folder, path), "utf8")]);
    const held = documents.map(([path, text], index) => {
      return { path, text: plain(path, body(text)), role: sources[index].role };
    });
    const [identity, ...others] = held;
    const parts = others.filter(({ role }) => role === "inline");
    const briefs = others
      .filter(({ role }) => role === "brief" || role === "pointer")
      .map(({ path, text }) => ({ path, line: text.slice(0, text.indexOf("\n")) }));
    return { agent, options, length: text.length, documents, identity, parts, briefs };
  });
}

// The peers would take such a text for an instruction; their task must not be another one.
function plain(path, text) {
  if (/\{[{%#]/.test(text)) throw new Error(`${path} holds what is markup in a template`);
  return text;
}
