// A persona as what the APIs are given. Loaded when somebody asks for it.

import type { PersonaData } from "./linked.ts";

/** A form in which the persona can be taken away, besides its text. */
export interface RequestForm {
  readonly name: RequestName;
  readonly label: string;
  /** The function of `promptlink/request` that makes it. */
  readonly make: "anthropic" | "openaiResponses" | "openaiChat" | "gemini" | "aiSdk";
}

export type RequestName = "anthropic" | "openai" | "openai-chat" | "gemini" | "ai-sdk";

/** The forms in the order in which they are offered. */
export const requestForms: readonly RequestForm[] = [
  { name: "anthropic", label: "Anthropic Messages", make: "anthropic" },
  { name: "openai", label: "OpenAI Responses", make: "openaiResponses" },
  { name: "openai-chat", label: "OpenAI Chat Completions", make: "openaiChat" },
  { name: "gemini", label: "Google Gemini", make: "gemini" },
  { name: "ai-sdk", label: "Vercel AI SDK", make: "aiSdk" },
];

/** The request as JSON. */
export async function requestJson({ make }: RequestForm, persona: PersonaData): Promise<string> {
  const functions = await import("promptlink/request");
  return `${JSON.stringify(functions[make](persona), undefined, 2)}\n`;
}
