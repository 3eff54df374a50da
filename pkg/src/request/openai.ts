import { checkOptions, oneOf } from "../arguments.js";
import { checkPersona, type PersonaText } from "./parts.js";

/** What OpenAI's Responses API is given: `client.responses.create({ ...openaiResponses(persona), model, input })`. */
export interface OpenaiResponsesRequest {
  /** The persona's text. */
  readonly instructions: string;
}

/** What OpenAI's Chat Completions API is given: the first of its messages. */
export interface OpenaiChatRequest {
  /** One message; those of the conversation come after it. */
  readonly messages: OpenaiChatMessage[];
}

/** A message that says who the model is. */
export interface OpenaiChatMessage {
  readonly role: "developer" | "system";
  readonly content: string;
}

/** How a request to the Chat Completions API is made. */
export interface OpenaiChatOptions {
  /** Who speaks: `developer` by default; `system` for models and servers that know no developer. */
  readonly role?: "developer" | "system";
}

/**
 * A persona as the instructions of OpenAI's Responses API. The API keeps equal prefixes by itself.
 *
 * @throws {TypeError} `invalid-argument`
 */
export function openaiResponses(persona: PersonaText): OpenaiResponsesRequest {
  checkPersona(persona);
  return { instructions: persona.text };
}

/**
 * A persona as the first message of OpenAI's Chat Completions API, and of the many servers that speak it.
 *
 * @throws {TypeError} `invalid-argument` or `invalid-option`
 */
export function openaiChat(persona: PersonaText, options?: OpenaiChatOptions): OpenaiChatRequest {
  checkPersona(persona);
  const checks = { role: oneOf("developer", "system") };
  const { role = "developer" } = checkOptions(
    options,
    checks,
    "a chat request",
  ) as OpenaiChatOptions;
  return { messages: [{ role, content: persona.text }] };
}
