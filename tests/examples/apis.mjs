// The APIs of Anthropic and OpenAI on the loopback address, as far as the examples need them. Each
// answers with the SHA-256 of the system prompt that it was sent.

import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { digestOf } from "./model.mjs";

/** @type {Record<string, (body: any) => object>} */
const answers = {
  "/v1/messages": ({ model, system }) => ({
    id: "message",
    type: "message",
    role: "assistant",
    model,
    content: [{ type: "text", text: digestOf(system.map(textOf).join("")) }],
    stop_reason: "end_turn",
    usage: { input_tokens: 1, output_tokens: 1 },
  }),
  "/v1/responses": ({ model, instructions }) => ({
    id: "response",
    object: "response",
    model,
    output: [
      {
        type: "message",
        role: "assistant",
        content: [{ type: "output_text", text: digestOf(instructions), annotations: [] }],
      },
    ],
  }),
};

/** @param {{ text: string }} block */
const textOf = ({ text }) => text;

/** Starts them. `requests` holds what they were sent. */
export async function serveApis() {
  /** @type {{ url: string | undefined, body: any }[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const body = await json(request);
    requests.push({ url: request.url, body });
    const answer = answers[request.url ?? ""];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer?.(body) ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, requests, close };
}
