/** The heads of the columns, then the rows. */
export type Table = readonly (readonly (string | number)[])[];

/** A table as CSV for a spreadsheet, with the mark by which it knows the text for UTF-8; nothing in it is carried out as a formula. */
export function csvText(table: Table): string {
  return `\uFEFF${table.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

// What begins like a formula would be carried out as one, in Chinese and Japanese spreadsheets also in full width.
function field(value: string | number): string {
  if (typeof value === "number") return String(Math.round(value * 10_000) / 10_000);
  const text = /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
