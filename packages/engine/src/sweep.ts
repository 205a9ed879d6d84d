import { localDateAt, plusDays, sweepPosition } from "@banjian/calendar";
import { type LimitRow, limitRowsOf, ranOut } from "@banjian/core";
import { settleCases } from "./calendar-pass.js";
import { compiledItem, effectsOf, worldOf } from "./change-case.js";
import { frameAt, momentOf } from "./frame-at.js";
import { NotReady } from "./not-ready.js";
import { orderFees } from "./order-fees.js";
import type { EngineParts } from "./parts.js";
import { pause } from "./pause.js";
import type { DueMark, Effects, Loaded, Moment } from "./ports.js";
import { SweepStalls } from "./sweep-stalls.js";

/** How a worker works: a round every so many milliseconds until the signal says stop; what fails is told. */
export type WorkOptions = {
  readonly every: number;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
};

/** What one sweep did. */
export type SweepReport = {
  /** A jump of the store's clock waits for a person (`release`): nothing has taken effect. */
  readonly held?: true;
  /** Cases in which something took effect. */
  readonly moved: number;
  /** Cases that could not be swept, and why; they are tried again later, and in the end left to a person (an incident). */
  readonly failed: readonly { readonly caseId: string; readonly error: unknown }[];
};

const batch = 100;

/** Takes effect of everything that is due by now, batch by batch, and announces it; a signal stops it between two batches. Owns no timer: somebody calls it. */
export async function sweepOnce(parts: EngineParts, signal?: AbortSignal): Promise<SweepReport> {
  const failed = new Map<string, unknown>();
  const stalled = new SweepStalls(parts);
  let moved = 0;
  for (let more = true; more && !signal?.aborted; ) {
    const moment = await momentOf(parts);
    if (await isHeld(parts, moment)) return { ...reportOf(moved, failed), held: true };
    const mark = dueMark(parts, moment);
    const except = [...failed.keys(), ...(await stalled.waiting(moment.now))];
    const take = { batch, except };
    const swept = await parts.store.sweep(mark, take, (due) =>
      takeEffect(parts, mark, { ...due, now: mark.at }),
    );
    // A store may bring fewer cases than limits it has claimed: only a batch without any is the last one.
    more = swept.length > 0;
    for (const one of swept) {
      if ("effects" in one) {
        moved += Number(one.effects.facts.length > 0);
        parts.announcer.announce(one.effects);
        await orderFees(parts, one.effects.state);
        await stalled.over(one.caseId, mark.at);
      } else {
        const error = await reasonOf(one.failed);
        if (error === undefined) continue;
        failed.set(one.caseId, error);
        await stalled.failed(one.caseId, error, mark.at);
      }
    }
  }
  return reportOf(moved, failed);
}

function reportOf(moved: number, failed: ReadonlyMap<string, unknown>): SweepReport {
  return { moved, failed: [...failed].map(([caseId, error]) => ({ caseId, error })) };
}

/** Whether the store's clock is doubted: since another worker saw it jump, or since this one does. */
async function isHeld({ guard, store, announcer }: EngineParts, moment: Moment): Promise<boolean> {
  const jump = guard?.look(moment.now);
  if (moment.held || jump === undefined) return moment.held;
  announcer.announceOwn({ name: "clock:held", event: await store.hold(jump) });
  return true;
}

/** Why a case could not be swept; nothing when something only had to be read first. */
async function reasonOf(failed: unknown): Promise<unknown> {
  if (!(failed instanceof NotReady)) return failed;
  return failed.read().then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** How far time has come in this hall. */
function dueMark(parts: EngineParts, moment: Moment): DueMark {
  const { now } = moment;
  const day = localDateAt(now, parts.zone);
  const { calendar } = frameAt(parts, moment);
  return { calendar: calendar.id, position: sweepPosition(calendar, day), day, at: now };
}

// Judged by the moment of the mark: what was claimed as due is due, and what waits on waits for a later mark.
function takeEffect(parts: EngineParts, mark: DueMark, loaded: LoadedCase): Effects {
  const { state } = loaded;
  const world = worldOf(parts, compiledItem(parts, state.item.digest), loaded);
  const after = ranOut(world, state);
  const change = { facts: after.facts, before: state, state: after.state };
  if (after.facts.length > 0) return effectsOf(parts, world, change);
  const limits = limitRowsOf(world, world.item, after.state);
  return effectsOf(
    parts,
    world,
    change,
    limits.map((row) => postponed(row, mark)),
  );
}

type LoadedCase = Loaded & { readonly state: NonNullable<Loaded["state"]> };

// Woken before its time, because its last day rolled on over days off: it sleeps another day.
function postponed(row: LimitRow, mark: DueMark): LimitRow {
  const { wait } = row;
  if (wait === undefined) return row;
  if ("day" in wait && wait.day <= mark.day)
    return { ...row, wait: { day: plusDays(mark.day, 1) } };
  if ("position" in wait && wait.position <= mark.position) {
    return { ...row, wait: { position: mark.position + 1 } };
  }
  return row;
}

/** Sweeps again and again, and settles what an amended calendar concerns, `every` milliseconds apart, until the signal says stop; a sweep that fails is told to `onError`. */
export async function sweepUntil(
  parts: EngineParts,
  { every, signal, onError }: WorkOptions,
): Promise<void> {
  while (!signal.aborted) {
    await round(parts, signal, onError).catch(onError);
    await pause(every, signal);
  }
}

async function round(
  parts: EngineParts,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const step of [sweepOnce, settleCases]) {
    const { failed } = await step(parts, signal);
    for (const { error } of failed) onError(error);
  }
}
