/** `{case}`; a brace that opens no field is one too many. */
const field = /\{([^{}]*)\}|[{}]/g;

/** The fields that a text names, each with its place; a brace that belongs to no field stands for itself. */
export function fieldsIn(text: string): readonly { readonly name: string; readonly at: number }[] {
  return [...text.matchAll(field)].map((found) => ({
    name: found[1] ?? found[0],
    at: found.index,
  }));
}

/**
 * The text with its fields filled in. What people wrote is text in it and nothing else: no field of its own, no markup, no
 * second line, no sign that turns the direction of the rest.
 */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(field, (whole, name: string) =>
    Object.hasOwn(values, name) ? plain(values[name] ?? "") : whole,
  );
}

const longest = 300;

function plain(value: string): string {
  const said = value
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, " ")
    .replaceAll("<", "＜")
    .replaceAll(">", "＞")
    .trim();
  const letters = [...said];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : said;
}
