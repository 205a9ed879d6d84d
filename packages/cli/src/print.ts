import { harmless, pad, widthOf } from "./text-width.js";

/** One cell of a table; `paint` colours it after it has been measured. */
export type Cell = string | { readonly text: string; readonly paint: (text: string) => string };

/** Rows as lines with their columns aligned, two spaces apart; the last column is left ragged. */
export function tableLines(rows: readonly (readonly Cell[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(harmless(textOf(cell))));
    }
  }
  return rows.map((row) =>
    row
      .map((cell, i) => painted(cell, i === row.length - 1 ? 0 : (widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

/** Lines as the text that is written. */
export function textOfLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** A value as one line of JSON. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** A value as JSON that a person can read too. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

function painted(cell: Cell, width: number): string {
  const text = harmless(textOf(cell));
  const filling = pad(text, width).slice(text.length);
  return (typeof cell === "string" ? text : cell.paint(text)) + filling;
}
