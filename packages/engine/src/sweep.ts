import { type Instant, localDateAt, plusDays, sweepPosition } from "@banjian/calendar";
import { type CaseState, evolve, runOut } from "@banjian/core";
import { announce, compiledItem, effectsOf, ItemNotCompiled, worldOf } from "./change-case.js";
import { frameAt } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import type { DueMark, Effects, Loaded, WaitRow } from "./ports.js";

/** What one sweep did. */
export type SweepReport = {
  /** Cases in which something took effect. */
  readonly moved: number;
  /** Cases that could not be swept, and why; they are tried again by the next sweep. */
  readonly failed: readonly { readonly caseId: string; readonly error: unknown }[];
};

const batch = 100;

/** Takes effect of everything that is due by now, batch by batch, and announces it. Owns no timer: somebody calls it. */
export async function sweepOnce(parts: EngineParts): Promise<SweepReport> {
  const mark = dueMark(parts, await parts.store.now());
  const failed = new Map<string, unknown>();
  let moved = 0;
  for (let more = true; more; ) {
    const take = { batch, except: [...failed.keys()] };
    const swept = await parts.store.sweep(mark, take, (loaded) => takeEffect(parts, mark, loaded));
    more = swept.length === batch;
    for (const one of swept) {
      if ("effects" in one) {
        if (one.effects.facts.length > 0) moved++;
        announce(parts, one.effects);
      } else if (one.failed instanceof ItemNotCompiled) {
        await parts.catalogue.pinned(one.failed.digest);
        more = true;
      } else failed.set(one.caseId, one.failed);
    }
  }
  return { moved, failed: [...failed].map(([caseId, error]) => ({ caseId, error })) };
}

/** How far time has come in this hall. */
function dueMark(parts: EngineParts, now: Instant): DueMark {
  const day = localDateAt(now, parts.zone);
  const { calendar } = frameAt(parts, now);
  return { calendar: calendar.id, position: sweepPosition(calendar, day), day, at: now };
}

function takeEffect(parts: EngineParts, mark: DueMark, { state, now }: Due): Effects {
  const world = worldOf(parts, compiledItem(parts, state.item.digest), now);
  const facts = runOut(world, state);
  const effects = effectsOf(world, facts, facts.reduce(evolve, state));
  if (facts.length > 0) return effects;
  return { ...effects, waits: effects.waits.map((row) => postponed(row, mark)) };
}

type Due = Loaded & { readonly state: CaseState };

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
    try {
      const { failed } = await sweepOnce(parts);
      for (const { error } of failed) onError(error);
    } catch (error) {
      onError(error);
    }
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
