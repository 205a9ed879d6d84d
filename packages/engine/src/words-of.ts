/** What was thrown, in words; anything may be thrown, also what no string can be made of. */
export function wordsOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return `a value of type ${typeof thrown}`;
  }
}
