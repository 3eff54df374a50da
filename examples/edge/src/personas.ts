// A persona as a response: composed once for each version of a library, then from the cache.

import type { ComposeOptions, Persona } from "promptlink";
import { Refusal } from "./problem.ts";

/** What a persona is composed of. */
export interface Wanted {
  readonly tenant: string;
  readonly version: string;
  readonly agent: string;
  readonly options: ComposeOptions;
  /** Composes it, if the cache has it not. */
  readonly compose: () => Promise<Pick<Persona, "text" | "digest" | "tokens">>;
}

const known = ["budget", "target", "topics"];

/** The options of `library.compose` that an address gives. */
export function optionsOf(given: URLSearchParams): ComposeOptions {
  for (const name of given.keys()) {
    if (!known.includes(name)) throw new Refusal("invalid-option", `there is no option ${name}`);
  }
  const [budget, target, topics] = known.map((name) => given.get(name));
  // promptlink itself refuses what is no number, target or scope.
  return {
    ...(budget && { budget: { tokens: Number(budget) } }),
    ...(target && { target }),
    ...(topics && { topics }),
  } as ComposeOptions;
}

/** Answers with the persona, or with 304 where the asker has it already. */
export async function answerPersona(
  request: Request,
  context: ExecutionContext,
  wanted: Wanted,
): Promise<Response> {
  const key = cacheKey(request, wanted);
  const kept = await caches.default.match(key);
  if (kept) return answer(request, kept, "HIT");
  const { text, digest, tokens } = await wanted.compose();
  const response = new Response(text, {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "cache-control": "public, max-age=60",
      etag: `"${digest}"`,
      "x-tokens": String(tokens),
    },
  });
  context.waitUntil(caches.default.put(key, response.clone()));
  return answer(request, response, "MISS");
}

/** The version is a part of it: what is published counts at once. */
function cacheKey(request: Request, { tenant, version, agent, options }: Wanted): string {
  const parts = [tenant, version, agent, JSON.stringify(options)].map(encodeURIComponent);
  return new URL(`/cache/${parts.join("/")}`, request.url).href;
}

function answer(request: Request, kept: Response, cache: "HIT" | "MISS"): Response {
  const headers = new Headers(kept.headers);
  headers.set("x-cache", cache);
  const etag = headers.get("etag") ?? "";
  if (matches(request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(request.method === "HEAD" ? null : kept.body, { headers });
}

function matches(asked: string | null, etag: string): boolean {
  const tags = asked?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  return tags.includes(etag) || tags.includes("*");
}
