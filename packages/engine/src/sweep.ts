import { type Instant, localDateAt, plusDays, sweepPosition } from "@banjian/calendar";
import { type CaseState, evolve, runOut } from "@banjian/core";
import { announce, compiledItem, effectsOf, ItemNotCompiled, worldOf } from "./change-case.js";
import { frameAt } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import type { DueMark, Effects, WaitRow } from "./ports.js";

/** What one sweep did. */
export type SweepReport = {
  /** Cases in which something took effect. */
  readonly moved: number;
  /** Cases that could not be swept, and why; they are tried again by the next sweep. */
  readonly failed: readonly { readonly caseId: string; readonly error: unknown }[];
};

const batch = 100;

/** Takes effect of everything that is due by now, batch by batch, and announces it; a signal stops it between two batches. Owns no timer: somebody calls it. */
export async function sweepOnce(parts: EngineParts, signal?: AbortSignal): Promise<SweepReport> {
  const failed = new Map<string, unknown>();
  let moved = 0;
  for (let more = true; more && !signal?.aborted; ) {
    const mark = dueMark(parts, await parts.store.now());
    const take = { batch, except: [...failed.keys()] };
    const swept = await parts.store.sweep(mark, take, (due) => takeEffect(parts, mark, due));
    // A store may bring fewer cases than limits it has claimed: only a batch without any is the last one.
    more = swept.length > 0;
    for (const one of swept) {
      if ("effects" in one) {
        moved += Number(one.effects.facts.length > 0);
        announce(parts, one.effects);
      } else {
        const error = await reasonOf(parts, one.failed);
        if (error !== undefined) failed.set(one.caseId, error);
      }
    }
  }
  return { moved, failed: [...failed].map(([caseId, error]) => ({ caseId, error })) };
}

/** Why a case could not be swept; nothing when its item only had to be compiled first. */
async function reasonOf({ catalogue }: EngineParts, failed: unknown): Promise<unknown> {
  if (!(failed instanceof ItemNotCompiled)) return failed;
  return catalogue.pinned(failed.digest).then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** How far time has come in this hall. */
function dueMark(parts: EngineParts, now: Instant): DueMark {
  const day = localDateAt(now, parts.zone);
  const { calendar } = frameAt(parts, now);
  return { calendar: calendar.id, position: sweepPosition(calendar, day), day, at: now };
}

// Judged by the moment of the mark: what was claimed as due is due, and what waits on waits for a later mark.
function takeEffect(parts: EngineParts, mark: DueMark, { state }: Due): Effects {
  const world = worldOf(parts, compiledItem(parts, state.item.digest), mark.at);
  const facts = runOut(world, state);
  const effects = effectsOf(world, facts, facts.reduce(evolve, state));
  if (facts.length > 0) return effects;
  return { ...effects, waits: effects.waits.map((row) => postponed(row, mark)) };
}

type Due = { readonly state: CaseState };

// Woken before its time, because its last day rolled on over days off: it sleeps another day.
function postponed({ limit, wait }: WaitRow, mark: DueMark): WaitRow {
  if ("day" in wait && wait.day <= mark.day) return { limit, wait: { day: plusDays(mark.day, 1) } };
  if ("position" in wait && wait.position <= mark.position) {
    return { limit, wait: { position: mark.position + 1 } };
  }
  return { limit, wait };
}

/** Sweeps again and again, `every` milliseconds apart, until the signal says stop; a sweep that fails is told to `onError`. */
export async function sweepUntil(
  parts: EngineParts,
  {
    every,
    signal,
    onError,
  }: { every: number; signal: AbortSignal; onError: (error: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    const errors = await sweepOnce(parts, signal).then(
      ({ failed }) => failed.map(({ error }) => error),
      (error: unknown) => [error],
    );
    for (const error of errors) onError(error);
    await pause(every, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) done();
    else signal.addEventListener("abort", done);
  });
}
