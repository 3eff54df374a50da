// Personas as requests: each vendor's own client takes what promptlink makes and sends it as it is.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { createAnthropic } from "@ai-sdk/anthropic";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { generateText } from "ai";
import OpenAI from "openai";
import { Library } from "promptlink";
import { loadLibrary } from "promptlink/node";
import { aiSdk, anthropic, gemini, openaiChat, openaiResponses } from "promptlink/request";
import { folderWith, promptlink, roster } from "./support.mjs";

const library = await loadLibrary(roster);
const persona = library.compose("backend-developer", { target: "xml" });
const apiKey = "none";

/** What the server was sent last. @type {any} */
let body;
const answers = {
  "/v1/messages": {
    id: "1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [{ type: "text", text: "yes" }],
    stop_reason: "end_turn",
    usage: { input_tokens: 1, output_tokens: 1 },
  },
  "/v1/responses": { id: "1", object: "response", output: [] },
  "/v1/chat/completions": { id: "1", object: "chat.completion", choices: [] },
  "/v1beta/models/m:generateContent": { candidates: [] },
};
const server = createServer(async (request, response) => {
  body = await json(request);
  const answer = answers[/** @type {keyof typeof answers} */ (request.url)];
  response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
  response.end(JSON.stringify(answer ?? { path: request.url }));
});
let origin = "";

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(typeof address === "object" && address);
  origin = `http://127.0.0.1:${address.port}`;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

test("Anthropic's client sends the blocks as they are, with their breakpoints", async () => {
  const client = new Anthropic({ apiKey, baseURL: origin, maxRetries: 0 });
  const messages = [{ role: /** @type {const} */ ("user"), content: "Hello" }];
  for (const options of [{}, { cache: true }, { cache: { breakpoints: 3, ttl: "1h" } }]) {
    const request = anthropic(persona, /** @type {any} */ (options));
    await client.messages.create({ ...request, model: "m", max_tokens: 1, messages });
    assert.deepEqual(body.system, request.system);
    assert.equal(body.system.map((/** @type {any} */ block) => block.text).join(""), persona.text);
  }
});

test("OpenAI's client sends instructions and messages as they are", async () => {
  const client = new OpenAI({ apiKey, baseURL: `${origin}/v1`, maxRetries: 0 });
  await client.responses.create({ ...openaiResponses(persona), model: "m", input: "Hello" });
  assert.equal(body.instructions, persona.text);
  for (const role of /** @type {const} */ (["developer", "system"])) {
    const { messages } = openaiChat(persona, { role });
    const conversation = [...messages, { role: /** @type {const} */ ("user"), content: "Hello" }];
    await client.chat.completions.create({ model: "m", messages: conversation });
    assert.deepEqual(body.messages[0], { role, content: persona.text });
  }
});

test("Google's client sends the system instruction as it is", async () => {
  const client = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: origin } });
  const config = { ...gemini(persona) };
  await client.models.generateContent({ model: "m", contents: "Hello", config });
  assert.deepEqual(body.systemInstruction.parts, [{ text: persona.text }]);
});

test("the AI SDK sends the system message and what the provider is told", async () => {
  const model = createAnthropic({ apiKey, baseURL: `${origin}/v1` })("m");
  const cacheControl = { type: "ephemeral" };
  const request = aiSdk(persona, { providerOptions: { anthropic: { cacheControl } } });
  await generateText({ ...request, model, prompt: "Hello", maxRetries: 0 });
  const [block] = body.system;
  assert.deepEqual(block, { type: "text", text: persona.text, cache_control: cacheControl });
  assert.deepEqual(aiSdk(persona), { system: { role: "system", content: persona.text } });
});

test("breakpoints lie where documents begin, and no block is blank", () => {
  const borders = new Set(
    persona.sections.filter(({ origin }) => !origin).map(({ start }) => start),
  );
  for (const breakpoints of [1, 2, 3, 4]) {
    const { system } = anthropic(persona, { cache: { breakpoints } });
    assert.ok(system.length <= breakpoints && system.length > 0);
    assert.equal(system.length > 1, breakpoints > 1);
    let start = 0;
    for (const { text, cache_control } of system) {
      assert.ok(text.trim() !== "");
      assert.deepEqual(cache_control, { type: "ephemeral" });
      assert.ok(start === 0 || borders.has(start));
      start += text.length;
    }
  }
});

test("a blank persona is a request without blocks, for the API takes none that is empty", () => {
  const blank = new Library().set("agents/blank.md", "\n").compose("blank");
  assert.deepEqual(anthropic(blank, { cache: true }), { system: [] });
});

test("what cannot be a request is refused with a code", () => {
  const wrong = /** @type {any} */ ({});
  for (const form of [anthropic, openaiResponses, openaiChat, gemini, aiSdk]) {
    assert.throws(() => form(wrong), { name: "TypeError", code: "invalid-argument" });
  }
  const refused = /** @type {any[]} */ ([
    () => anthropic(persona, /** @type {any} */ ({ cash: true })),
    () => anthropic(persona, { cache: { breakpoints: 5 } }),
    () => anthropic(persona, { cache: /** @type {any} */ ("yes") }),
    () => openaiChat(persona, { role: /** @type {any} */ ("user") }),
    () => aiSdk(persona, { providerOptions: /** @type {any} */ ({ anthropic: 1 }) }),
  ]);
  for (const call of refused) {
    assert.throws(call, { name: "TypeError", code: "invalid-option" });
  }
});

test("the command line prints a request, or writes it whole", (context) => {
  const expected = {
    anthropic: anthropic(persona),
    openai: openaiResponses(persona),
    "openai-chat": openaiChat(persona),
    gemini: gemini(persona),
    "ai-sdk": aiSdk(persona),
  };
  const words = ["compose", "backend-developer", "-l", roster, "-t", "xml", "--request"];
  const out = join(folderWith(context, {}), "request.json");
  for (const [api, request] of Object.entries(expected)) {
    const printed = promptlink([...words, api]);
    assert.equal(printed.status, 0, printed.stderr);
    assert.deepEqual(JSON.parse(printed.stdout), request);
    writeFileSync(out, "before");
    assert.equal(promptlink([...words, api, "--out", out]).stdout, "");
    assert.deepEqual(JSON.parse(readFileSync(out, "utf8")), request);
  }
  assert.equal(promptlink([...words, "gemini", "--json"]).status, 2);
  assert.match(promptlink([...words, "bard"]).stderr, /anthropic.*openai.*gemini/s);
});
