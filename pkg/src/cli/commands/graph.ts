import { type Exit, exit } from "../exit.js";
import { openLibrary } from "../library.js";
import { dot, mermaid } from "../render/graph.js";
import type { Terminal } from "../terminal/terminal.js";
import { visibleJson } from "../terminal/visible.js";
import type { JsonSettings } from "./settings.js";

/** What `promptlink graph` takes. */
export interface GraphSettings extends JsonSettings {
  /** The notation. */
  readonly format: "mermaid" | "dot" | "json";
}

/** Prints how the documents of a library refer to each other. */
export async function graph(
  terminal: Terminal,
  folder: string | undefined,
  { json, format }: GraphSettings,
): Promise<Exit> {
  const library = await openLibrary(terminal, folder);
  const found = library.graph();
  if (json || format === "json") terminal.write(`${visibleJson(found, 2)}\n`);
  else terminal.lines(format === "dot" ? dot(found) : mermaid(found));
  return exit.fine;
}
