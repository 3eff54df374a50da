// Libraries in KV. A library never changes: a new one has another version, and which one is a tenant's is
// written last, so that nobody ever sees half of one.

import { Library } from "promptlink";
import { Refusal } from "./problem.ts";

/** The largest document that is accepted, in UTF-16 units. promptlink itself parses up to 8 MiB. */
const largestDocument = 1024 * 1024;

/** The largest library, in bytes: a value of KV has 25 MiB at most. */
const largestLibrary = 25 * 1024 * 1024;

/**
 * How much text an isolate keeps parsed, in UTF-16 units. It has 128 MB for all that it does, and a parsed text takes
 * some three times its own room.
 */
const mostParsed = 8 * 1024 * 1024;

const versionKey = (tenant: string) => `version/${tenant}`;
const libraryKey = (tenant: string, version: string) => `library/${tenant}/${version}`;

/** The version of a tenant's library; `null` where there is no such tenant. KV may be a minute behind. */
export function findVersion(libraries: KVNamespace, tenant: string): Promise<string | null> {
  return libraries.get(versionKey(tenant), { cacheTtl: 60 });
}

/** The body of a request, if a library can be that large. */
export function readBody(request: Request): Promise<string> {
  const length = request.headers.get("content-length");
  if (length !== null && Number(length) <= largestLibrary) return request.text();
  const message = `a library has ${largestLibrary} bytes at most, and says how many`;
  throw new Refusal("library-too-large", message);
}

/** Checks a library and makes it the tenant's. Returns its version. */
export async function keepLibrary(
  libraries: KVNamespace,
  tenant: string,
  json: string,
): Promise<string> {
  const library = new Library().setMany(documentsOf(json));
  try {
    const errors = library.check().filter(({ severity }) => severity === "error");
    if (errors.length > 0) {
      const places = errors.map(({ document, line, message }) => `${document}:${line}: ${message}`);
      throw new Refusal("library-with-errors", "the library has errors", places);
    }
  } finally {
    library.dispose();
  }
  const version = await digestOf(json);
  await libraries.put(libraryKey(tenant, version), json);
  await libraries.put(versionKey(tenant), version);
  return version;
}

function documentsOf(json: string): Record<string, string> {
  let documents: unknown;
  try {
    documents = JSON.parse(json);
  } catch (error) {
    throw new Refusal("invalid-library", `the library is no JSON: ${(error as Error).message}`);
  }
  if (typeof documents !== "object" || documents === null || Array.isArray(documents)) {
    throw new Refusal("invalid-library", "a library is an object from path to text");
  }
  for (const [path, text] of Object.entries(documents)) {
    if (typeof text === "string" && text.length > largestDocument) {
      const message = `${path} has ${text.length} characters, ${largestDocument} are accepted`;
      throw new Refusal("document-too-large", message);
    }
  }
  return documents as Record<string, string>;
}

/** A library in memory. */
interface Parsed {
  readonly library: Library;
  /** The length of its texts. */
  readonly size: number;
}

const parsed = new Map<string, Parsed>();

/**
 * Asks a tenant's library something, at once: it stays parsed until others need its room, and the one that was not asked
 * for the longest goes first.
 */
export async function askLibrary<Answer>(
  libraries: KVNamespace,
  tenant: string,
  version: string,
  ask: (library: Library) => Answer,
): Promise<Answer> {
  const key = libraryKey(tenant, version);
  const found = parsed.get(key) ?? (await readLibrary(libraries, key));
  parsed.delete(key);
  parsed.set(key, found);
  makeRoom();
  return ask(found.library);
}

function makeRoom(): void {
  let sum = [...parsed.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [oldest, { library, size }] of parsed) {
    if (sum <= mostParsed || parsed.size === 1) break;
    parsed.delete(oldest);
    library.dispose();
    sum -= size;
  }
}

async function readLibrary(libraries: KVNamespace, key: string): Promise<Parsed> {
  const documents = await libraries.get<Record<string, string>>(key, {
    type: "json",
    cacheTtl: 86400,
  });
  if (!documents) throw new Error(`${key} is not there yet`);
  // Another request may have read it meanwhile. To wait for that one's answer would be to hang where it is cut off.
  const known = parsed.get(key);
  if (known) return known;
  const size = Object.values(documents).reduce((sum, text) => sum + text.length, 0);
  return { library: new Library().setMany(documents), size };
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
