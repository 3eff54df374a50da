// Tables in Markdown, aligned for reading as they are.

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows the first cell is on the left, all others on the right
 */
export function table(head, rows) {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column].length)),
  );
  const line = (cells) => `| ${cells.map(pad).join(" | ")} |`;
  const pad = (cell, column) =>
    column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
  const rule = widths.map(
    (width, column) => "-".repeat(width - (column > 0)) + (column > 0 ? ":" : ""),
  );
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** A duration in milliseconds. */
export function duration(value) {
  if (value < 1) return `${(value * 1000).toFixed(value < 0.1 ? 1 : 0)} µs`;
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

/** How many times as much. */
export function times(value) {
  return `${value.toFixed(value < 20 ? 2 : 0)} ×`;
}

/** A number of bytes in thousands. */
export function kilobytes(value) {
  return `${(value / 1000).toFixed(value < 10_000 ? 1 : 0)} KB`;
}
