// Launches an agent with the Vercel AI SDK: AI_GATEWAY_API_KEY=... node ai-sdk.mjs

import { generateText } from "ai";
import { loadLibrary } from "promptlink/node";
import { aiSdk } from "promptlink/request";

const library = await loadLibrary("../library");
const persona = library.compose("backend-developer", { topics: "select" });

const { text } = await generateText({
  ...aiSdk(persona),
  model: "anthropic/claude-sonnet-4.5",
  prompt: "Design the endpoint that creates an order.",
});
console.log(text);
