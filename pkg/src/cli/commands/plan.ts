import { type CompositionSettings, compositionOf } from "../composition.js";
import { type Exit, exit } from "../exit.js";
import { openLibrary } from "../library.js";
import { renderPlan } from "../render/plan.js";
import type { Terminal } from "../terminal/terminal.js";
import { visibleJson } from "../terminal/visible.js";
import type { JsonSettings } from "./settings.js";

/** What `promptlink plan` takes. */
export interface PlanSettings extends JsonSettings, CompositionSettings {
  /** The library's folder. */
  readonly library?: string;
}

/** Shows what an agent would be composed of. */
export async function plan(
  terminal: Terminal,
  agent: string,
  settings: PlanSettings,
): Promise<Exit> {
  const { library: folder, json } = settings;
  const library = await openLibrary(terminal, folder);
  const planned = library.plan(agent, compositionOf(settings));
  if (json) terminal.write(`${visibleJson(planned, 2)}\n`);
  else terminal.lines(renderPlan(planned, terminal));
  return exit.fine;
}
