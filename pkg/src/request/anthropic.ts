import { checkOptions, isObject, type OptionCheck, oneOf } from "../arguments.js";
import { checkPersona, type PersonaText, parts } from "./parts.js";

/** What the Messages API of Anthropic is given: `client.messages.create({ ...anthropic(persona), model, messages })`. */
export interface AnthropicRequest {
  /** The persona's text, cut into blocks that joined give it back. Empty where the text is blank. */
  readonly system: AnthropicTextBlock[];
}

/** A block of a system prompt. */
export interface AnthropicTextBlock {
  readonly type: "text";
  readonly text: string;
  /** The API keeps what it has read up to the end of this block. */
  cache_control?: AnthropicCacheControl;
}

/** For how long the API keeps a prefix. */
export interface AnthropicCacheControl {
  readonly type: "ephemeral";
  readonly ttl?: "5m" | "1h";
}

/** How a request to Anthropic is made. */
export interface AnthropicOptions {
  /**
   * Whether the API is to keep what it has read: `true` for one breakpoint at the end. A prefix that is shorter than
   * the model's minimum is not kept. None by default.
   */
  readonly cache?: boolean | AnthropicCacheOptions;
}

/** Where prefixes end that the API keeps. */
export interface AnthropicCacheOptions {
  /**
   * How many breakpoints, 1 to 4; 1 by default. The last is at the end, the others at borders of documents: first of all
   * before the first document with variables, so that other values leave the prefix before it valid. A request may have 4 in all, its tools and messages
   * included.
   */
  readonly breakpoints?: number;
  /** For how long; five minutes by default. */
  readonly ttl?: "5m" | "1h";
}

const most = 4;

const breakpoints: OptionCheck = (value) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most
    ? undefined
    : `must be a whole number from 1 to ${most}`;

const cache: OptionCheck = (value) =>
  typeof value === "boolean" || isObject(value)
    ? undefined
    : "must be true, false or an object with `breakpoints` and `ttl`";

/**
 * A persona as the system prompt of Anthropic's Messages API.
 *
 * @throws {TypeError} `invalid-argument` or `invalid-option`
 */
export function anthropic(persona: PersonaText, options?: AnthropicOptions): AnthropicRequest {
  checkPersona(persona);
  const checked = checkOptions(options, { cache }, "an Anthropic request") as AnthropicOptions;
  const kept = cacheOptions(checked.cache);
  const texts = parts(persona, kept?.breakpoints ?? 1);
  return { system: texts.map((text) => block(text, kept)) };
}

function cacheOptions(value: boolean | AnthropicCacheOptions = false) {
  if (typeof value === "boolean") return value ? {} : undefined;
  const checks = { breakpoints, ttl: oneOf("5m", "1h") };
  return checkOptions(value, checks, "the cache of an Anthropic request") as AnthropicCacheOptions;
}

function block(text: string, kept: AnthropicCacheOptions | undefined): AnthropicTextBlock {
  if (!kept) return { type: "text", text };
  const ttl = kept.ttl === undefined ? {} : { ttl: kept.ttl };
  return { type: "text", text, cache_control: { type: "ephemeral", ...ttl } };
}
