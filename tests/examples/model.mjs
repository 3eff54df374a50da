// A model that answers with the SHA-256 of the system prompt that it was given: the digest of the
// persona, if it came through unchanged. Loaded by `--import`, in place of the AI SDK's gateway.

import { createHash } from "node:crypto";
import { MockLanguageModelV3, MockProviderV3 } from "ai/test";

/** @param {string} text */
export const digestOf = (text) => createHash("sha256").update(text).digest("hex");

const model = new MockLanguageModelV3({
  doGenerate: async ({ prompt: [system] }) => {
    const text = system?.role === "system" ? digestOf(system.content) : "no system prompt";
    return {
      content: [{ type: "text", text }],
      finishReason: { unified: "stop", raw: undefined },
      usage: {
        inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 1, text: 1, reasoning: 0 },
      },
      warnings: [],
    };
  },
});

const languageModels = { "anthropic/claude-sonnet-4.5": model };
globalThis.AI_SDK_DEFAULT_PROVIDER = new MockProviderV3({ languageModels });
