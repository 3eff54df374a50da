import type { CompositionSettings } from "../composition.js";
import type { Exit } from "../exit.js";
import { documentNamed, libraryFolder, openLibrary } from "../library.js";
import { renderPlan } from "../render/plan.js";
import type { Terminal } from "../terminal/terminal.js";
import { visibleJson } from "../terminal/visible.js";
import { type tokenChoices, tokenizerFor } from "../tokens.js";
import { optionsFor, withArguments } from "../values.js";
import { exitFor } from "./check.js";
import { complain } from "./complain.js";
import { findingsOf } from "./findings.js";
import type { JsonSettings } from "./settings.js";

/** What `promptlink plan` takes. */
export interface PlanSettings extends JsonSettings, CompositionSettings {
  /** The library's folder. */
  readonly library?: string;
  /** By what tokens are counted. */
  readonly tokens: (typeof tokenChoices)[number];
}

/** Shows what an agent would be composed of. */
export async function plan(
  terminal: Terminal,
  named: string,
  settings: PlanSettings,
): Promise<Exit> {
  const { library: folder = libraryFolder(), json } = settings;
  const library = await openLibrary(terminal, folder);
  const agent = documentNamed(library, folder, named);
  const tokenizer = await tokenizerFor(settings.tokens);
  const options = { ...optionsFor(library, agent, settings), tokenizer };
  const planned = library.plan(agent, options);
  const documents = planned.documents.map(({ path }) => path);
  const { diagnostics } = planned;
  const found = withArguments(findingsOf(library, { documents, diagnostics }), settings);
  if (json) terminal.write(`${visibleJson({ ...planned, diagnostics: found }, 2)}\n`);
  else terminal.lines(renderPlan(planned, terminal));
  if (!json) complain(terminal, library, found);
  return exitFor(found);
}
