import type { TokenCounter } from "../counting.js";
import { PromptlinkError } from "../errors.js";

/** By what the command line counts tokens. */
export const tokenChoices = ["estimate", "o200k", "cl100k"] as const;

const encodings = { o200k: "o200k_base", cl100k: "cl100k_base" } as const;

/** The encoding that a choice names; nothing where tokens are estimated. */
export function encodingOf(choice: (typeof tokenChoices)[number]) {
  return choice === "estimate" ? undefined : encodings[choice];
}

/** What counts the tokens; nothing where they are estimated. */
export async function tokenizerFor(
  choice: (typeof tokenChoices)[number],
): Promise<TokenCounter | undefined> {
  return tokenizerOf(encodingOf(choice));
}

/**
 * What counts the tokens of an encoding; nothing where they are estimated.
 *
 * @throws {PromptlinkError} `invalid-option` where the command line has no such encoding
 */
export async function tokenizerOf(encoding: string | undefined): Promise<TokenCounter | undefined> {
  if (encoding === undefined || encoding === "estimated") return undefined;
  const known = Object.values(encodings).find((one) => one === encoding);
  if (known === undefined) {
    const message = `there is no tokenizer for ${JSON.stringify(encoding)} on the command line`;
    throw new PromptlinkError("invalid-option", message);
  }
  const { loadTokenizer } = await import("../entries/tokens-node.js");
  return loadTokenizer(known);
}
