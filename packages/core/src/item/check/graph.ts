/** What each name leads to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** The graph of arrows, each from one name to another. */
export function graphOf(arrows: Iterable<{ readonly from: string; readonly to: string }>): Graph {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) {
    const targets = next.get(from);
    if (targets === undefined) next.set(from, [to]);
    else targets.push(to);
  }
  return next;
}

/** Every arrow the other way. */
export function reversed(graph: Graph): Graph {
  return graphOf([...graph].flatMap(([to, all]) => all.map((from) => ({ from, to }))));
}

/** What is reached from somewhere, with where it began. */
export function closure(from: readonly string[], graph: Graph): Set<string> {
  const seen = new Set(from);
  for (const name of seen) for (const following of graph.get(name) ?? []) seen.add(following);
  return seen;
}

/** A circle among names and what each waits for, in the order in which they come: what waits for nothing left is taken away until only circles are. */
export function circleIn(all: Graph): string[] | undefined {
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

/** The state at the top of the chart in which the one at a path lies. */
export function topOf(path: string): string {
  return path.split(".")[0] ?? path;
}
