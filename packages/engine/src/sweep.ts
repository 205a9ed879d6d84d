import { type Instant, localDateAt, plusDays, sweepPosition } from "@banjian/calendar";
import { type LimitRow, limitRowsOf, ranOut } from "@banjian/core";
import { settleCases } from "./calendar-pass.js";
import { compiledItem, effectsOf, worldOf } from "./change-case.js";
import { CaseCheck } from "./check-cases.js";
import { frameAt, momentOf } from "./frame-at.js";
import { NotReady } from "./not-ready.js";
import { orderFees } from "./order-fees.js";
import type { EngineParts } from "./parts.js";
import { pause } from "./pause.js";
import type { DueMark, Effects, Loaded, Moment } from "./ports.js";
import { isStopped, reasonFor } from "./stop-case.js";
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

// Each claim passes over what the ones before it have taken and the server has not yet cleared away: fewer and larger ones cost less.
const batch = 200;

/** Batches on their way at once where much is due: while one is written the next is decided. One connection is left to deliveries. */
const lanes = 2;

/** From so many cases in a batch on there is likely to be more. */
const much = batch / 8;

/** Takes effect of everything that is due by now, batch by batch, and announces it; a signal stops it between two batches. Owns no timer: somebody calls it. */
export async function sweepOnce(parts: EngineParts, signal?: AbortSignal): Promise<SweepReport> {
  const pass: Pass = { stalled: new SweepStalls(parts), failed: new Map(), moved: 0, held: false };
  // A store may bring fewer cases than limits it has claimed: only a batch without any is the last one.
  const lane = async () => {
    while (!signal?.aborted && (await sweepBatch(parts, pass)) > 0);
  };
  if (signal?.aborted) return reportOf(pass);
  await parts.rewind?.refuse(parts);
  const first = await sweepBatch(parts, pass);
  if (first === 0) return endOf(pass);
  // One that fails waits for the others, so that nothing goes on once this has ended.
  const ended = await Promise.allSettled(Array.from({ length: first < much ? 1 : lanes }, lane));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return signal?.aborted ? reportOf(pass) : endOf(pass);
}

async function endOf(pass: Pass): Promise<SweepReport> {
  const { stalled, failed, at, held } = pass;
  if (at !== undefined && !held) await stalled.noneLeft(failed, at);
  return reportOf(pass);
}

/** What one sweep has done so far. */
type Pass = {
  readonly stalled: SweepStalls;
  readonly failed: Map<string, unknown>;
  moved: number;
  held: boolean;
  /** The moment of the last batch. */
  at?: Instant;
};

/** How many cases a batch took up; none when nothing is due any more, or is to take effect. */
async function sweepBatch(parts: EngineParts, pass: Pass): Promise<number> {
  const { stalled, failed } = pass;
  const moment = await momentOf(parts);
  if (await isHeld(parts, moment)) {
    pass.held = true;
    return 0;
  }
  const mark = dueMark(parts, moment);
  pass.at = mark.at;
  const except = [...failed.keys(), ...(await stalled.waiting(moment.now))];
  const swept = await parts.store.sweep(mark, { batch, except }, (due) =>
    takeEffect(parts, mark, { ...due, now: mark.at }),
  );
  for (const one of swept) {
    if ("effects" in one) {
      pass.moved += Number(one.effects.facts.length > 0);
      parts.announcer.announce(one.effects);
      await orderFees(parts, one.effects.state);
      await stalled.over(one.caseId, mark.at);
    } else {
      const error = await reasonOf(one.failed);
      // Another batch may have met it before it was known to fail.
      if (error === undefined || failed.has(one.caseId)) continue;
      const reason = await reasonFor(parts, one.caseId, error);
      failed.set(one.caseId, reason);
      if (!isStopped(reason)) await stalled.failed(one.caseId, reason, mark.at);
    }
  }
  return swept.length;
}

function reportOf({ moved, failed, held }: Pass): SweepReport {
  const report = { moved, failed: [...failed].map(([caseId, error]) => ({ caseId, error })) };
  return held ? { ...report, held } : report;
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

/** Sweeps again and again, settles what an amended calendar concerns and holds some cases against their facts, `every` milliseconds apart, until the signal says stop; a sweep that fails is told to `onError`. */
export async function sweepUntil(
  parts: EngineParts,
  { every, signal, onError }: WorkOptions,
): Promise<void> {
  const check = new CaseCheck(parts, every);
  while (!signal.aborted) {
    await round(parts, signal, onError).catch(onError);
    await check.once().catch(onError);
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
