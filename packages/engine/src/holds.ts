import type { ClockHold, Restored } from "./clock-hold.js";
import { engineError } from "./errors.js";
import type { Word } from "./hall-incidents.js";
import type { EngineParts } from "./parts.js";
import { plainRequest, refuseNoText, refuseStray } from "./request.js";
import { clearRewind } from "./rewind-watch.js";

/** Lets limits fall due again after a person has looked at the clock; refuses where nothing is held (HOLD_NONE). */
export async function releaseHold(parts: EngineParts, word: Word): Promise<ClockHold> {
  const plain = plainRequest({ word });
  refuseStray("word", plain.word, ["by", "reason"]);
  const { by, reason } = plain.word;
  refuseNoText("by", by);
  refuseNoText("reason", reason);
  const hold = await parts.store.release({ by, reason });
  if (hold === undefined) throw engineError("HOLD_NONE", {});
  parts.announcer.announceOwn({ name: "clock:released", event: hold });
  return hold;
}

/** Holds limits after the database was restored from a backup, and lets no id and no place of an event be used again. */
export async function holdRestored(parts: EngineParts, word: Word): Promise<Restored> {
  const { by, reason } = plainRequest({ word }).word;
  refuseNoText("by", by);
  refuseNoText("reason", reason);
  const { store, announcer } = parts;
  const { now } = await store.moment();
  const restored = await store.restored({ by, reason }, now);
  announcer.announceOwn({ name: "hall:restored", event: restored });
  await clearRewind(parts);
  return restored;
}
