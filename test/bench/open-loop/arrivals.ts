/** What became of things that came at a fixed rate, whether or not those before them were answered. */
export type Outcome = {
  readonly offered: number;
  readonly done: number;
  readonly failed: readonly string[];
  /** How many were not answered when the last one came. */
  readonly backlog: number;
  /** Milliseconds from when each was to come until it was answered. */
  readonly latencies: Float64Array;
  /** Processor time of this process, in milliseconds. */
  readonly used: number;
};

/** How many come a second, and for how long. */
export type Offer = { readonly rate: number; readonly seconds: number };

/** Lets things come at that rate, and waits until the last one is answered. */
export async function offer(
  { rate, seconds }: Offer,
  act: () => Promise<unknown>,
): Promise<Outcome> {
  const offered = Math.round(rate * seconds);
  const latencies = new Float64Array(offered);
  const failed: string[] = [];
  const pending = new Set<Promise<void>>();
  let answered = 0;
  const before = process.cpuUsage();
  const began = performance.now();
  const dueAt = (index: number) => began + (index * 1_000) / rate;
  const come = (index: number) => {
    const one = act()
      .catch((error: unknown) => void failed.push(String(error)))
      .then(() => {
        latencies[index] = performance.now() - dueAt(index);
        answered++;
        pending.delete(one);
      });
    pending.add(one);
  };
  for (let index = 0; index < offered; ) {
    for (const now = performance.now(); index < offered && dueAt(index) <= now; index++)
      come(index);
    await new Promise((later) => setTimeout(later, 1));
  }
  const backlog = offered - answered;
  await Promise.all(pending);
  const { user, system } = process.cpuUsage(before);
  return {
    offered,
    done: offered - failed.length,
    failed,
    backlog,
    latencies,
    used: (user + system) / 1_000,
  };
}
