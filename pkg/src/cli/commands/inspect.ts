import type { Diagnostic } from "../../diagnostic.js";
import type { Library } from "../../library.js";
import type { Exit } from "../exit.js";
import { checkLibrary, openLibrary } from "../library.js";
import { byFolder, renderDocuments } from "../render/inspect.js";
import { counted, tally } from "../render/tally.js";
import type { Paint } from "../terminal/style.js";
import type { Terminal } from "../terminal/terminal.js";
import { visible, visibleJson } from "../terminal/visible.js";
import { exitFor } from "./check.js";
import type { PagedSettings } from "./settings.js";

/** Shows what the documents of a library are and what became of their references. */
export async function inspect(
  terminal: Terminal,
  folder: string | undefined,
  { json, pager }: PagedSettings,
): Promise<Exit> {
  const library = await openLibrary(terminal, folder);
  const diagnostics = checkLibrary(terminal, library);
  if (json) {
    writeJson(terminal, library, diagnostics);
  } else {
    await terminal.pages(lines(terminal, library, diagnostics), pager);
  }
  return exitFor(diagnostics);
}

/** Every document, and what is wrong in a line. */
function* lines(
  terminal: Terminal,
  library: Library,
  diagnostics: readonly Diagnostic[],
): Generator<string> {
  const paths = byFolder(library.documents().map(({ path }) => path));
  yield* renderDocuments(models(terminal, library, paths), terminal);
  yield `${counted(library.size, "document")}: ${standing(diagnostics, terminal.paint)}`;
}

/** How much is wrong, and what shows it. */
function standing(diagnostics: readonly Diagnostic[], paint: Paint): string {
  if (diagnostics.length === 0) return paint("good", "nothing wrong");
  const areNotes = diagnostics.every(({ severity }) => severity === "note");
  const check = areNotes ? "check --severity note" : "check";
  return `${tally(diagnostics, paint)}${paint("faint", ` (shown by promptlink ${check})`)}`;
}

/** What {@link Library.inspect} gives, a document a line: a large library is never held as one string. */
function writeJson(terminal: Terminal, library: Library, diagnostics: readonly Diagnostic[]): void {
  let separator = '{"documents":[\n';
  const paths = library.documents().map(({ path }) => path);
  for (const model of models(terminal, library, paths)) {
    terminal.write(`${separator}${visibleJson(model)}`);
    separator = ",\n";
  }
  const start = library.size === 0 ? separator : "\n";
  terminal.write(`${start}],"diagnostics":${visibleJson(diagnostics)}}\n`);
}

/** The documents at these paths, with signs of life. */
function* models(terminal: Terminal, library: Library, paths: readonly string[]) {
  let done = 0;
  for (const path of paths) {
    const model = library.document(path);
    if (model) yield model;
    done += 1;
    terminal.progress(`resolving ${done} of ${library.size}: ${visible(path)}`);
  }
  terminal.progressDone();
}
