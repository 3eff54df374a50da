// A Worker that keeps a library of prompts for each tenant and composes personas from it.
//
//   PUT /tenants/TENANT              publishes a library: a JSON object from path to text
//   GET /tenants/TENANT/personas/AGENT?budget=6000&target=xml&topics=select

import { askLibrary, findVersion, keepLibrary, readBody } from "./libraries.ts";
import { answerPersona, optionsOf } from "./personas.ts";
import { problem, problemOf } from "./problem.ts";

export interface Env {
  /** The libraries of all tenants. */
  readonly LIBRARIES: KVNamespace;
  /** Who may publish. */
  readonly PUBLISH_TOKEN: string;
}

export default {
  async fetch(request, env, context) {
    try {
      return await answer(request, env, context);
    } catch (error) {
      return problemOf(error);
    }
  },
} satisfies ExportedHandler<Env>;

async function answer(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
  const url = new URL(request.url);
  const [, place, tenant, part, agent, rest] = url.pathname.split("/").map(decodeURIComponent);
  if (place !== "tenants" || !tenant) return problem("unknown-address", "there is nothing here");
  if (part === undefined) return publish(request, env, tenant);
  if (part !== "personas" || !agent || rest !== undefined) {
    return problem("unknown-address", "there is nothing here");
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    return problem("method-not-allowed", "a persona is asked for by GET", { allow: "GET, HEAD" });
  }
  const options = optionsOf(url.searchParams);
  const version = await findVersion(env.LIBRARIES, tenant);
  if (!version) return problem("unknown-tenant", `there is no tenant ${tenant}`);
  const compose = () =>
    askLibrary(env.LIBRARIES, tenant, version, (library) => {
      const { text, digest, tokens } = library.compose(agent, options);
      return { text, digest, tokens };
    });
  return answerPersona(request, context, { tenant, version, agent, options, compose });
}

async function publish(request: Request, env: Env, tenant: string): Promise<Response> {
  if (request.method !== "PUT") {
    return problem("method-not-allowed", "a library is published by PUT", { allow: "PUT" });
  }
  if (request.headers.get("authorization") !== `Bearer ${env.PUBLISH_TOKEN}`) {
    return problem("unauthorized", "who publishes must say who it is");
  }
  const version = await keepLibrary(env.LIBRARIES, tenant, await readBody(request));
  return Response.json({ version }, { status: 201 });
}
