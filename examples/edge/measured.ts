// The Worker, and beside it at /memory what its WebAssembly takes in bytes. For measure.mjs alone.

import type { Env } from "./src/worker.ts";
import worker from "./src/worker.ts";

const instances: WebAssembly.Instance[] = [];

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, [module, imports]) {
    const instance = new Instance(module, imports);
    instances.push(instance);
    return instance;
  },
});

const memory = () =>
  instances
    .flatMap(({ exports }) => Object.values(exports))
    .filter((one) => one instanceof WebAssembly.Memory)
    .reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

export default {
  fetch(request, env, context) {
    if (new URL(request.url).pathname === "/memory") return new Response(String(memory()));
    return worker.fetch(request, env, context);
  },
} satisfies ExportedHandler<Env>;
