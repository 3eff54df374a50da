import { aiSdk } from "./ai-sdk.js";
import { anthropic } from "./anthropic.js";
import { gemini } from "./gemini.js";
import { openaiChat, openaiResponses } from "./openai.js";
import type { PersonaText } from "./parts.js";

/** Every API that a persona can be a request to, by the name that the command line knows it by. */
export const requestForms: Readonly<Record<string, (persona: PersonaText) => object>> = {
  anthropic: (persona) => anthropic(persona),
  openai: (persona) => openaiResponses(persona),
  "openai-chat": (persona) => openaiChat(persona),
  gemini: (persona) => gemini(persona),
  "ai-sdk": (persona) => aiSdk(persona),
};
