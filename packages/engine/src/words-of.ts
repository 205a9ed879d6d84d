const longest = 200;

/** What was thrown or given, in a few words; that may be anything, also what no string can be made of. */
export function wordsOf(value: unknown): string {
  try {
    const words = String(value);
    return words.length > longest ? `${words.slice(0, longest)}…` : words;
  } catch {
    return `a value of type ${typeof value}`;
  }
}
