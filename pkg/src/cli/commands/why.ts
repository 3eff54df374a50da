import type { Exit } from "../exit.js";
import { documentNamed, libraryFolder, openLibrary } from "../library.js";
import type { Terminal } from "../terminal/terminal.js";
import { visible, visibleJson } from "../terminal/visible.js";
import { tokenizerFor } from "../tokens.js";
import { optionsFor, wrongValues } from "../values.js";
import { exitFor } from "./check.js";
import { complain } from "./complain.js";
import type { PlanSettings } from "./plan.js";

/** Explains why a document or a section is in a persona or is not. */
export async function why(
  terminal: Terminal,
  named: string,
  part: string,
  settings: PlanSettings,
): Promise<Exit> {
  const { library: folder = libraryFolder(), json } = settings;
  const library = await openLibrary(terminal, folder);
  const agent = documentNamed(library, folder, named);
  const tokenizer = await tokenizerFor(settings.tokens);
  const options = { ...optionsFor(library, agent, settings), tokenizer };
  const explanation = library.why(
    agent,
    documentNamed(library, folder, part, "unknown-document"),
    options,
  );
  const diagnostics = wrongValues(library.plan(agent, options).diagnostics, settings);
  if (json) terminal.write(`${visibleJson({ ...explanation, diagnostics }, 2)}\n`);
  else terminal.lines([visible(explanation.sentence)]);
  if (!json) complain(terminal, library, diagnostics);
  return exitFor(diagnostics);
}
