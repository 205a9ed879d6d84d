import { messageShapes, type ProcessMessage } from "@banjian/core";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  // A reader of XML turns a bare one into a line feed.
  "\r": "&#13;",
};

/** Messages as the XML rows of the exchange: an element for each, named after its table, with a line for each field. */
export function messageRows(messages: readonly ProcessMessage[]): string {
  const rows = messages.map(({ kind, fields }) => {
    const { table } = messageShapes[kind];
    const lines = Object.entries(fields).map(
      ([name, value]) => `    <${name}>${escaped(value)}</${name}>\n`,
    );
    return `  <${table}>\n${lines.join("")}  </${table}>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<messages>\n${rows.join("")}</messages>\n`;
}

/** Messages as JSON, one on each line. */
export function messageLines(messages: readonly ProcessMessage[]): string {
  return messages.map((message) => `${JSON.stringify(message)}\n`).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"'\r]/g, (found) => entities[found] ?? found);
}
