// Compiled, never run: what promptlink makes is what the vendors' own types ask for.

import type Anthropic from "@anthropic-ai/sdk";
import type { GenerateContentConfig } from "@google/genai";
import type { generateText } from "ai";
import type OpenAI from "openai";
import type { Persona } from "promptlink";
import { aiSdk, anthropic, gemini, openaiChat, openaiResponses } from "promptlink/request";

declare const persona: Persona;

export const toAnthropic: Pick<Anthropic.MessageCreateParams, "system"> = anthropic(persona, {
  cache: { breakpoints: 2, ttl: "1h" },
});
export const toResponses: Pick<OpenAI.Responses.ResponseCreateParams, "instructions"> =
  openaiResponses(persona);
export const toChat: Pick<OpenAI.ChatCompletionCreateParams, "messages"> = openaiChat(persona);
export const toGemini: Pick<GenerateContentConfig, "systemInstruction"> = gemini(persona);
export const toAiSdk: Pick<Parameters<typeof generateText>[0], "system"> = aiSdk(persona, {
  providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } },
});
