// Where findings about aliases lie: in the file that says them.

import { type Diagnostic, placeIn } from "./diagnostic.js";

/** A file that holds a configuration. */
export interface ConfigurationFile {
  /** Its path, relative to the library's root. */
  readonly path: string;
  /** What it holds: JSON. Of a `package.json` the key `promptlink` counts. */
  readonly text: string;
}

/** A finding, at what the file gives for the alias that it is about. */
export function placed(finding: Diagnostic, file: ConfigurationFile | undefined): Diagnostic {
  if (finding.code !== "invalid-alias" || !file || finding.subject === null) return finding;
  const { path, text } = file;
  const above = path.split("/").at(-1) === "package.json" ? ["promptlink", "aliases"] : ["aliases"];
  const value = stringAt(text, [...above, finding.subject]);
  return { ...finding, document: path, ...(value && placeIn(text, value.start, value.end)) };
}

/** A key with the colon behind it, another string, or what opens or closes an object or a list. */
const token = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[[\]{}]/g;

/** The range of the string to which keys lead in a text of JSON. Of keys that stand twice the last counts. */
function stringAt(
  text: string,
  keys: readonly string[],
): { start: number; end: number } | undefined {
  /** The key that was met last in each object that is open; `null` for a list. */
  const path: (string | null)[] = [];
  let found: { start: number; end: number } | undefined;
  for (const { 0: part, 1: written, 2: colon, index } of text.matchAll(token)) {
    if (part === "{" || part === "[") path.push(null);
    else if (part === "}" || part === "]") path.pop();
    else if (colon !== undefined) path[path.length - 1] = JSON.parse(`"${written}"`) as string;
    else if (path.length === keys.length && path.every((key, depth) => key === keys[depth]))
      found = { start: index, end: index + part.length };
  }
  return found;
}
