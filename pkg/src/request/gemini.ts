import { checkPersona, type PersonaText } from "./parts.js";

/**
 * What Google's Gemini API is given. In its JavaScript client it belongs into the configuration:
 * `ai.models.generateContent({ model, contents, config: { ...gemini(persona) } })`.
 */
export interface GeminiRequest {
  readonly systemInstruction: GeminiInstruction;
}

/** An instruction of one part. */
export interface GeminiInstruction {
  readonly parts: { readonly text: string }[];
}

/**
 * A persona as the system instruction of Google's Gemini API.
 *
 * @throws {TypeError} `invalid-argument`
 */
export function gemini(persona: PersonaText): GeminiRequest {
  checkPersona(persona);
  return { systemInstruction: { parts: [{ text: persona.text }] } };
}
