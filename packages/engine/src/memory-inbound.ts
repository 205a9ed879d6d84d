import type { InboundStore, Received } from "./inbound-store.js";

/** What other systems have told, in this process's memory. */
export function memoryInbound(): InboundStore {
  const kept = new Map<string, Received>();
  return {
    async keepReceived(received) {
      const before = kept.get(received.id);
      if (before === undefined) kept.set(received.id, received);
      return before ?? received;
    },
    async settleReceived(id, became) {
      const before = kept.get(id);
      if (before === undefined || before.fate === "taken") return;
      const { because: _because, ...rest } = before;
      kept.set(id, { ...rest, ...became });
    },
    async received({ id, system, caseId, fates, count }) {
      const is = (asked: string | undefined, found: string) =>
        asked === undefined || asked === found;
      return [...kept.values()]
        .filter((one) => is(id, one.id) && is(system, one.system) && is(caseId, one.caseId))
        .filter(({ fate }) => fates?.includes(fate) ?? true)
        .toSorted(latestFirst)
        .slice(0, count);
    },
  };
}

function latestFirst(a: Received, b: Received): number {
  const [first, second] = [`${a.receivedAt} ${a.id}`, `${b.receivedAt} ${b.id}`];
  if (first === second) return 0;
  return first < second ? 1 : -1;
}
