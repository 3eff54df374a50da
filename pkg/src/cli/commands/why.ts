import { type Exit, exit } from "../exit.js";
import { openLibrary } from "../library.js";
import type { Terminal } from "../terminal/terminal.js";
import { visible, visibleJson } from "../terminal/visible.js";
import { tokenizerFor } from "../tokens.js";
import { optionsFor } from "../values.js";
import type { PlanSettings } from "./plan.js";

/** Explains why a document or a section is in a persona or is not. */
export async function why(
  terminal: Terminal,
  agent: string,
  part: string,
  settings: PlanSettings,
): Promise<Exit> {
  const { library: folder, json } = settings;
  const library = await openLibrary(terminal, folder);
  const tokenizer = await tokenizerFor(settings.tokens);
  const options = { ...optionsFor(library, agent, settings), tokenizer };
  const explanation = library.why(agent, part, options);
  if (json) terminal.write(`${visibleJson(explanation, 2)}\n`);
  else terminal.lines([visible(explanation.sentence)]);
  return exit.fine;
}
