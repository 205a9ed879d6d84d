import type { Restored } from "./announcer.js";
import { engineError } from "./errors.js";
import type { Word } from "./hall-incidents.js";
import type { EngineParts } from "./parts.js";
import type { ClockHold } from "./ports.js";
import { plainRequest, refuseNoText, refuseStray } from "./request.js";

/** Lets limits fall due again after a person has looked at the clock; refuses where nothing is held (HOLD_NONE). */
export async function releaseHold(parts: EngineParts, word: Word): Promise<ClockHold> {
  const plain = plainRequest({ word });
  refuseStray("word", plain.word, ["by", "reason"]);
  const { by, reason } = plain.word;
  refuseNoText("by", by);
  refuseNoText("reason", reason);
  const hold = await parts.store.release({ by, reason });
  if (hold === undefined) throw engineError("HOLD_NONE", {});
  parts.announcer.announceClock("clock:released", hold);
  return hold;
}

/** Holds limits after the database was restored from a backup, and lets no id and no place of an event be used again. */
export async function holdRestored(parts: EngineParts, word: Word): Promise<Restored> {
  const { by, reason } = plainRequest({ word }).word;
  refuseNoText("by", by);
  refuseNoText("reason", reason);
  const { store, announcer } = parts;
  const epoch = await store.outbox.raiseEpoch();
  const { now } = await store.moment();
  const hold = await store.hold({ from: now, to: now, elapsed: 0 });
  const restored = { epoch, by, reason, hold };
  announcer.announceRestored(restored);
  return restored;
}
