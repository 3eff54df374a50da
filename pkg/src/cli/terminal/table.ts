import { padEnd, padStart, width } from "./width.js";

/** A column of a table: how its cells are aligned, and how a cell is painted once it has its width. */
export interface Column<Row> {
  readonly head: string;
  readonly text: (row: Row) => string;
  readonly align?: "left" | "right";
  readonly paint?: (cell: string, row: Row) => string;
}

const gap = "  ";

/** The lines of a table, the head first. The last column is not filled. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paintHead: (text: string) => string,
): string[] {
  const cells = rows.map((row) => columns.map((column) => column.text(row)));
  const widths = columns.map(({ head }, index) =>
    Math.max(width(head), ...cells.map((line) => width(line[index] ?? ""))),
  );
  const fill = (text: string, index: number): string => {
    const columnWidth = widths[index] ?? 0;
    if (columns[index]?.align === "right") return padStart(text, columnWidth);
    return index === columns.length - 1 ? text : padEnd(text, columnWidth);
  };
  const head = columns.map((column, index) => fill(column.head, index)).join(gap);
  const lines = rows.map((row, line) =>
    columns
      .map(({ paint = same }, index) => paint(fill(cells[line]?.[index] ?? "", index), row))
      .join(gap),
  );
  return [paintHead(head.trimEnd()), ...lines.map((line) => line.trimEnd())];
}

function same(text: string): string {
  return text;
}
