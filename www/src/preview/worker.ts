// The worker that renders Markdown: a text that takes long keeps nobody from writing.

import { type Block, blocksOf } from "./blocks.ts";

/** The blocks of a text, or why there are none. */
export type Rendering = { readonly blocks: readonly Block[] } | { readonly failure: string };

addEventListener("message", ({ data }: MessageEvent<string>) => postMessage(render(data)));

function render(text: string): Rendering {
  try {
    return { blocks: blocksOf(text) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
