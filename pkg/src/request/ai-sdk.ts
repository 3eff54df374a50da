import { checkOptions, isObject, type OptionCheck } from "../arguments.js";
import { checkPersona, type PersonaText } from "./parts.js";

/** Options for providers, by the provider's name, as the AI SDK defines them: JSON values. */
export type AiSdkProviderOptions = Record<string, Record<string, AiSdkJson | undefined>>;

/** A JSON value. */
export type AiSdkJson = null | string | number | boolean | AiSdkJson[] | AiSdkJsonObject;

/** A JSON object. */
export interface AiSdkJsonObject {
  [key: string]: AiSdkJson | undefined;
}

/** What the Vercel AI SDK is given: `generateText({ ...aiSdk(persona), model, prompt })`. */
export interface AiSdkRequest {
  readonly system: AiSdkSystemMessage;
}

/** A system message. */
export interface AiSdkSystemMessage {
  readonly role: "system";
  readonly content: string;
  providerOptions?: AiSdkProviderOptions;
}

/** How a request of the AI SDK is made. */
export interface AiSdkOptions {
  /** What the provider is told, for instance `{ anthropic: { cacheControl: { type: "ephemeral" } } }`. */
  readonly providerOptions?: AiSdkProviderOptions;
}

const byProvider: OptionCheck = (value) =>
  isObject(value) && Object.values(value).every(isObject)
    ? undefined
    : "must be an object from a provider's name to an object";

/**
 * A persona as the system message of the Vercel AI SDK.
 *
 * @throws {TypeError} `invalid-argument` or `invalid-option`
 */
export function aiSdk(persona: PersonaText, options?: AiSdkOptions): AiSdkRequest {
  checkPersona(persona);
  const checks = { providerOptions: byProvider };
  const given = checkOptions(options, checks, "an AI SDK request") as AiSdkOptions;
  return { system: { role: "system", content: persona.text, ...given } };
}
