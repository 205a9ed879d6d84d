/** What a key of a file means, in Chinese and English: editors show it where the key is written. */
export function inBoth(zh: string, en: string): string {
  return `${zh}\n${en}`;
}
