/** The rows of a table as a clerk would write it: columns between bars, the first line their names. */
export function rows<Column extends string>(table: string): Record<Column, string>[] {
  const [head = [], ...lines] = table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return lines.map((cells) => {
    if (cells.length !== head.length)
      throw new Error(`not a row of this table: ${cells.join(" | ")}`);
    return Object.fromEntries(head.map((name, i) => [name, cells[i]])) as Record<Column, string>;
  });
}
