import { type ComposeOptions, Library, type Persona, PromptlinkError } from "promptlink";
import { loadLibrary } from "promptlink/node";
import { anthropic } from "promptlink/request";
import { initialize } from "promptlink/slim";
import { loadTokenizer } from "promptlink/tokens";
import { createTokenizer } from "promptlink/tokens/slim";
import { digestOf } from "./seed.js";

const options: ComposeOptions = { target: "xml" };

export function link(texts: ReadonlyMap<string, string>, agent: string): Persona | undefined {
  const library = new Library();
  for (const [path, text] of texts) library.set(path, text);
  try {
    return library.compose(agent, options);
  } catch (error) {
    if (error instanceof PromptlinkError && error.code === "unknown-agent") return undefined;
    throw error;
  }
}

export const others = { anthropic, createTokenizer, initialize, loadLibrary, loadTokenizer };

// @ts-expect-error there is no such target
export const wrong: ComposeOptions = { target: "html" };

const digest: string = digestOf(Library);
console.log(digest);
