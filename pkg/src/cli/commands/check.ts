import type { Diagnostic, Severity } from "../../diagnostic.js";
import { type Exit, exit } from "../exit.js";
import { checkLibrary, libraryFolder, openLibrary, textsOf } from "../library.js";
import { renderDiagnostics } from "../render/diagnostic.js";
import { githubAnnotations } from "../render/github.js";
import { filesIn, placesIn } from "../render/place.js";
import { sarifLog } from "../render/sarif.js";
import { checkSummary } from "../render/tally.js";
import type { Terminal } from "../terminal/terminal.js";
import { visible, visibleJson } from "../terminal/visible.js";
import { version } from "../version.js";
import type { PagedSettings } from "./settings.js";

/** What `promptlink check` takes. */
export interface CheckSettings extends PagedSettings {
  /** The least severity that is reported. */
  readonly severity: Severity;
  /** For whom they are written. */
  readonly format: "text" | "json" | "github" | "sarif";
}

const order: readonly Severity[] = ["error", "warning", "note"];

/** Reports everything that is wrong with a library. */
export async function check(
  terminal: Terminal,
  folder: string | undefined,
  { json, pager, severity, format }: CheckSettings,
): Promise<Exit> {
  const root = folder ?? libraryFolder();
  const library = await openLibrary(terminal, root);
  const all = checkLibrary(terminal, library);
  const shown = all.filter(
    (diagnostic) => order.indexOf(diagnostic.severity) <= order.indexOf(severity),
  );
  const hidden = all.length - shown.length;
  const summary = () => checkSummary(library.size, shown, hidden, terminal.paint);
  if (json || format === "json") {
    terminal.write(`${visibleJson({ documents: library.size, diagnostics: shown }, 2)}\n`);
  } else if (format === "sarif") {
    const places = placesIn(textsOf(library));
    const source = { version: version(), fileOf: filesIn(root), placesIn: places };
    terminal.write(`${visibleJson(sarifLog(shown, source), 2)}\n`);
  } else if (format === "github") {
    const annotations = githubAnnotations(shown, filesIn(root));
    terminal.lines([...[...annotations].map(visible), ...summary()]);
  } else {
    const found = renderDiagnostics(shown, textsOf(library), terminal);
    await terminal.pages([...found, ...summary()], pager);
  }
  return exitFor(all);
}

/** Only errors make a run fail. */
export function exitFor(diagnostics: readonly Diagnostic[]): Exit {
  return diagnostics.some(({ severity }) => severity === "error") ? exit.findings : exit.fine;
}
