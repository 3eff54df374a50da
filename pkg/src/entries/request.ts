export {
  type AiSdkJson,
  type AiSdkJsonObject,
  type AiSdkOptions,
  type AiSdkProviderOptions,
  type AiSdkRequest,
  type AiSdkSystemMessage,
  aiSdk,
} from "../request/ai-sdk.js";
export {
  type AnthropicCacheControl,
  type AnthropicCacheOptions,
  type AnthropicOptions,
  type AnthropicRequest,
  type AnthropicTextBlock,
  anthropic,
} from "../request/anthropic.js";
export { type GeminiInstruction, type GeminiRequest, gemini } from "../request/gemini.js";
export {
  type OpenaiChatMessage,
  type OpenaiChatOptions,
  type OpenaiChatRequest,
  type OpenaiResponsesRequest,
  openaiChat,
  openaiResponses,
} from "../request/openai.js";
export type { PersonaText } from "../request/parts.js";
