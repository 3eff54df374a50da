// What a runtime makes of groups of documents, as one digest for each group. It uses nothing but what all runtimes have.

/** What a persona depends on beyond its documents. Every group is composed in each of these ways. */
const ways = [
  { target: "markdown", depth: 3, collaborators: "full" },
  { target: "xml", skills: "summary", repeats: "keep", markers: true },
  { target: "markdown", order: "shared-first", topics: "select", anchors: "select", tags: ["one"] },
];

/**
 * @typedef {object} Groups
 * @property {readonly (readonly [path: string, text: string])[]} documents
 * @property {readonly (readonly number[])[]} groups the documents of each, as places among all
 */

/**
 * The digest of each group: of the personas of an agent that refers to all of its documents and of its first document,
 * with text, source map, sections and diagnostics, and of what a check says.
 *
 * @param {typeof import("promptlink").Library} Library
 * @param {Groups} all
 * @returns {Promise<string[]>}
 */
export async function digestsOf(Library, { documents, groups }) {
  /** @type {string[]} */
  const digests = [];
  for (const group of groups) {
    digests.push(
      await digest(
        said(
          Library,
          group.map((place) => documents[place] ?? ["", ""]),
        ),
      ),
    );
  }
  return digests;
}

/**
 * @param {typeof import("promptlink").Library} Library
 * @param {readonly (readonly [path: string, text: string])[]} documents
 */
function said(Library, documents) {
  const hub = "agents/of-all-these.md";
  const references = documents.map(([path]) => `- Follow \`${path}\`.\n`).join("");
  const library = new Library().set(hub, `You are an agent.\n\n${references}`).setMany(documents);
  const parts = [JSON.stringify(library.check())];
  for (const agent of [hub, documents[0]?.[0] ?? hub]) {
    for (const way of ways) {
      const persona = library.compose(
        agent,
        /** @type {import("promptlink").ComposeOptions} */ (way),
      );
      parts.push(JSON.stringify(persona), JSON.stringify(persona.sourceMap()));
    }
  }
  library.dispose();
  return parts.join("\n");
}

/** @param {string} text */
async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const digits = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0"));
  return digits.join("");
}
