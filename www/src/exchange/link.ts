// A whole workspace in the fragment of a link. Browsers send no fragment anywhere, so the texts reach only those who
// are given the link.

import type { Target } from "../linker/linked.ts";
import { isTarget } from "../linker/targets.ts";
import { mostBytes } from "./limits.ts";

/** What a link carries. */
export interface Shared {
  readonly name: string;
  /** The path of the agent that is shown. */
  readonly agent: string | undefined;
  readonly target: Target;
  readonly texts: readonly (readonly [path: string, text: string])[];
}

/** What the fragment begins with; the number is the format's. */
const mark = "#workspace=1.";

/** The link of a workspace. */
export async function linkOf(shared: Shared, page: string): Promise<string> {
  const text = new Blob([JSON.stringify(shared)]);
  const stream = text.stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const address = new URL(page);
  address.search = "";
  address.hash = mark + base64(bytes);
  return address.href;
}

/** The workspace that an address carries; fails with a reason that people understand. */
export async function sharedIn(address: string): Promise<Shared> {
  const { hash } = new URL(address);
  if (!hash.startsWith(mark)) throw new Error("it was made by a newer version of this page");
  try {
    const bytes = fromBase64(hash.slice(mark.length));
    const text = await inflated(bytes);
    return checked(JSON.parse(text));
  } catch {
    throw new Error("it is damaged; links are often cut where they are passed on");
  }
}

function checked(value: unknown): Shared {
  const { name, agent, target, texts } = value as Record<string, unknown>;
  const isText = (one: unknown) =>
    Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === "string");
  if (typeof name !== "string" || !Array.isArray(texts) || !texts.every(isText)) {
    throw new Error("no workspace");
  }
  const form = typeof target === "string" ? target : null;
  return {
    name,
    agent: typeof agent === "string" ? agent : undefined,
    target: isTarget(form) ? form : "markdown",
    texts,
  };
}

/** The text of compressed bytes, up to what a workspace may hold: a short link can unfold to gigabytes. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [text, size] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > mostBytes) throw new Error("too large");
    text += decoder.decode(value, { stream: true });
  }
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
