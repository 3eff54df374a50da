import type { Diagnostic, Severity } from "../../diagnostic.js";
import type { Paint } from "../terminal/style.js";

const severities: readonly Severity[] = ["error", "warning", "note"];

/** `1 error, 2 warnings`, painted; empty where there is none. */
export function tally(diagnostics: readonly Diagnostic[], paint: Paint): string {
  const counts = severities.map((severity) => ({
    severity,
    count: diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => paint(severity, counted(count, severity)))
    .join(", ");
}

/** The line that ends a check. */
export function checkSummary(
  documents: number,
  shown: readonly Diagnostic[],
  hidden: number,
  paint: Paint,
): string[] {
  const found = tally(shown, paint) || paint("good", "nothing wrong");
  const more =
    hidden === 0
      ? ""
      : paint("faint", ` (${counted(hidden, "finding")} of less weight: --severity note)`);
  return [`${counted(documents, "document")}: ${found}${more}`];
}

/** `1 document`, `12,000 documents`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A whole number with its thousands set apart. */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
