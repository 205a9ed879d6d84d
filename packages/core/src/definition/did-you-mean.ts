// No name in an item is longer; a longer word is no slip of the pen.
const longestWord = 64;

/** The candidate that `word` was most likely meant to be: a third of its characters, or so many as `slips` says, may be wrong, the first nearest wins; else undefined. */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
  slips = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  let nearest: string | undefined;
  let allowed = slips + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, allowed);
    if (distance >= allowed) continue;
    nearest = candidate;
    allowed = distance;
  }
  return nearest;
}

/** Characters to insert, delete or replace to make `b` of `a`, case ignored; `enough` stands for that many and more. */
function editDistance(a: string, b: string, enough: number): number {
  if (a.length > longestWord || Math.abs(a.length - b.length) >= enough) return enough;
  const [from, to] = [[...a.toLowerCase()], [...b.toLowerCase()]];
  let row = [...to.keys(), to.length];
  for (const [i, character] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      const replaced = (row[j] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? enough;
}
