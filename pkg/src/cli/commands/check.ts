import type { Diagnostic, Severity } from "../../diagnostic.js";
import { type Exit, exit } from "../exit.js";
import { checkLibrary, openLibrary, textsOf } from "../library.js";
import { renderDiagnostics } from "../render/diagnostic.js";
import { checkSummary } from "../render/tally.js";
import type { Terminal } from "../terminal/terminal.js";
import { visibleJson } from "../terminal/visible.js";
import type { PagedSettings } from "./settings.js";

/** What `promptlink check` takes. */
export interface CheckSettings extends PagedSettings {
  /** The least severity that is reported. */
  readonly severity: Severity;
}

const order: readonly Severity[] = ["error", "warning", "note"];

/** Reports everything that is wrong with a library. */
export async function check(
  terminal: Terminal,
  folder: string | undefined,
  { json, pager, severity }: CheckSettings,
): Promise<Exit> {
  const library = await openLibrary(terminal, folder);
  const all = checkLibrary(terminal, library);
  const shown = all.filter(
    (diagnostic) => order.indexOf(diagnostic.severity) <= order.indexOf(severity),
  );
  if (json) {
    terminal.write(`${visibleJson({ documents: library.size, diagnostics: shown }, 2)}\n`);
  } else {
    const found = renderDiagnostics(shown, textsOf(library), terminal);
    const hidden = all.length - shown.length;
    const summary = checkSummary(library.size, shown, hidden, terminal.paint);
    await terminal.pages([...found, ...summary], pager);
  }
  return exitFor(all);
}

/** Only errors make a run fail. */
export function exitFor(diagnostics: readonly Diagnostic[]): Exit {
  return diagnostics.some(({ severity }) => severity === "error") ? exit.findings : exit.fine;
}
