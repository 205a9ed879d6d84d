import { CodedError } from "@banjian/base";

/**
 * Lets all who ask while a read is under way share the one that begins after it: one read for many, and nobody is told what
 * was read before they asked. Who asks alone waits for nobody. A store that does not answer is not waited for once more: who
 * waited is refused as those before.
 */
export function sharedRead<Found>(read: () => Promise<Found>): () => Promise<Found> {
  let underWay: Promise<unknown> | undefined;
  let next: Promise<Found> | undefined;

  function begin(): Promise<Found> {
    next = undefined;
    const reading = read();
    const ended = () => {
      if (underWay === reading) underWay = undefined;
    };
    underWay = reading;
    reading.then(ended, ended);
    return reading;
  }

  return () => {
    if (underWay === undefined) return begin();
    next ??= underWay.then(begin, (error) => {
      if (!(error instanceof CodedError)) return begin();
      next = undefined;
      throw error;
    });
    return next;
  };
}

/** The same for each name apart; what nobody asks for any more is forgotten. */
export function sharedReadOf<Found>(
  read: (name: string) => Promise<Found>,
): (name: string) => Promise<Found> {
  const reads = new Map<string, { asked: number; readonly ask: () => Promise<Found> }>();
  return async (name) => {
    const one = reads.get(name) ?? { asked: 0, ask: sharedRead(() => read(name)) };
    reads.set(name, one);
    one.asked++;
    try {
      return await one.ask();
    } finally {
      one.asked--;
      if (one.asked === 0) reads.delete(name);
    }
  };
}
