// Findings as GitHub Actions takes them from the log of a run, to show each at its line:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

import type { Diagnostic, Severity } from "../../diagnostic.js";
import type { FileOf } from "./place.js";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/** One line for each finding. */
export function* githubAnnotations(
  diagnostics: readonly Diagnostic[],
  fileOf: FileOf,
): Generator<string> {
  for (const one of diagnostics) {
    const properties = Object.entries({
      file: fileOf(one.document),
      line: one.line,
      endLine: one.endLine,
      // Columns are only for a place in one line.
      ...(one.line === one.endLine ? { col: one.column, endColumn: one.endColumn } : {}),
      title: `promptlink: ${one.code}`,
    });
    const named = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(",");
    const text = one.help === null ? one.message : `${one.message}\n${one.help}`;
    yield `::${commands[one.severity]} ${named}::${data(text)}`;
  }
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
