import type { TokenCounter } from "../counting.js";

/** By what the command line counts tokens. */
export const tokenChoices = ["estimate", "o200k", "cl100k"] as const;

/** What counts the tokens; nothing where they are estimated. */
export async function tokenizerFor(
  choice: (typeof tokenChoices)[number],
): Promise<TokenCounter | undefined> {
  if (choice === "estimate") return undefined;
  const { loadTokenizer } = await import("../entries/tokens-node.js");
  return loadTokenizer(`${choice}_base`);
}
