import type { Diagnostic } from "../../diagnostic.js";
import type { Library } from "../../library.js";
import { renderDiagnostics } from "../render/diagnostic.js";
import type { Terminal } from "../terminal/terminal.js";

/** The text has the standard output to itself: findings go beside it. */
export function complain(terminal: Terminal, library: Library, found: readonly Diagnostic[]): void {
  const medium = { columns: terminal.columns, paint: terminal.paintAside };
  const errors = found.filter(({ severity }) => severity !== "note");
  for (const line of renderDiagnostics(errors, (path) => library.text(path), medium))
    terminal.aside(`${line}\n`);
}
