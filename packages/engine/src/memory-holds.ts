import type { Instant } from "@banjian/calendar";
import type { ClockHold } from "./clock-hold.js";
import type { ClockHolds } from "./clock-holds.js";
import type { MemoryOutbox } from "./memory-outbox.js";

type Announcing = Pick<MemoryOutbox, "post" | "raiseEpoch" | "reached">;

/** The part of a store in memory that holds limits while its clock is doubted, or after a restore. */
export function memoryHolds(
  now: () => Instant,
  { post, raiseEpoch, reached }: Announcing,
): ClockHolds & { isHeld(): boolean } {
  const holds: ClockHold[] = [];
  const isHeld = () => holds[0] !== undefined && holds[0].released === undefined;
  const begin = (jump: Omit<ClockHold, "id">) => {
    holds.unshift({ id: `h${holds.length + 1}`, ...jump });
    return holds[0] as ClockHold;
  };
  return {
    isHeld,
    async hold(jump) {
      if (isHeld()) return holds[0] as ClockHold;
      const hold = begin(jump);
      await post({ name: "clock:held", event: hold }, jump.to);
      return hold;
    },
    async release(word) {
      const [open] = holds;
      if (open === undefined || !isHeld()) return undefined;
      const at = now();
      const released = { ...open, released: { at, ...word } };
      holds[0] = released;
      await post({ name: "clock:released", event: released }, at);
      return released;
    },
    holds: async () => [...holds],
    async restored({ by, reason }, at) {
      const gap = await reached();
      const epoch = raiseEpoch();
      const open = isHeld() ? (holds[0] as ClockHold) : begin({ from: at, to: at, elapsed: 0 });
      const hold = { ...open, restored: { by, reason } };
      holds[0] = hold;
      const restored = { epoch, by, reason, gap, hold };
      await post({ name: "hall:restored", event: restored }, at);
      return restored;
    },
  };
}
