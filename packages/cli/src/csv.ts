import type { TableRow } from "@banjian/core";

/** The rows of a table in CSV (RFC 4180): the first line names the columns; quotes double inside quotes. */
export function csvRows(text: string): readonly TableRow[] {
  const [head = [], ...rows] = recordsOf(text.replace(/^\ufeff/, ""));
  return rows
    .filter((row) => row.some((value) => value !== ""))
    .map((row) => Object.fromEntries(head.map((name, index) => [name.trim(), row[index] ?? ""])));
}

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const values = text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g);
  for (const [whole, value = "", end] of values) {
    if (whole === "" && record.length === 0) break;
    record.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}
