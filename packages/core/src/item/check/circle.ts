/** A circle among names and what each waits for, in the order in which they come: what waits for nothing left is taken away until only circles are. */
export function circleIn(all: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const waits = new Map(all);
  const waitsFor = (name: string) => waits.get(name)?.find((one) => waits.has(one));
  const free = () => [...waits.keys()].find((name) => waitsFor(name) === undefined);
  for (let name = free(); name !== undefined; name = free()) waits.delete(name);
  const way: string[] = [];
  for (let at = [...waits.keys()][0]; at !== undefined; at = waitsFor(at)) {
    const from = way.indexOf(at);
    if (from >= 0) return [...way.slice(from), at].toReversed();
    way.push(at);
  }
  return undefined;
}
