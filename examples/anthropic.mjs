// Launches an agent with Anthropic's SDK: ANTHROPIC_API_KEY=... node anthropic.mjs
//
// Documents that change keep what stands before them in the API's cache: two breakpoints, the first
// at a border between documents.

import Anthropic from "@anthropic-ai/sdk";
import { loadLibrary } from "promptlink/node";
import { anthropic } from "promptlink/request";

const library = await loadLibrary("../library");
const persona = library.compose("backend-developer", { target: "xml" });

const client = new Anthropic();
const message = await client.messages.create({
  ...anthropic(persona, { cache: { breakpoints: 2 } }),
  model: "claude-sonnet-4-5",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Design the endpoint that creates an order." }],
});
for (const block of message.content) if (block.type === "text") console.log(block.text);
