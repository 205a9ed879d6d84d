import type { Pool } from "pg";
import type { Taken } from "./job.js";

/**
 * Lets each of them do the same number of things, round by round, one after the other and the first of a round last in the
 * next; a round to warm up is not counted.
 */
export async function inTurns<Name extends string>(
  { names, rounds }: { readonly names: readonly Name[]; readonly rounds: number },
  admin: Pool,
  run: (name: Name, round: number) => Promise<Taken>,
): Promise<Readonly<Record<Name, readonly Taken[]>>> {
  const turns = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Taken[]
  >;
  for (let round = 0; round <= rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      // Nobody pays for what another left to be flushed, and everybody's plans are made from what the tables hold.
      await admin.query("vacuum analyze");
      await admin.query("checkpoint");
      const taken = await run(name, round);
      if (round > 0) turns[name].push(taken);
    }
  }
  return turns;
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
