import { evolve, recompute, standingOutcomes, type World } from "@banjian/core";
import { compiledItem, effectsOf, worldOf } from "./change-case.js";
import { momentOf } from "./frame-at.js";
import { NotReady } from "./not-ready.js";
import type { EngineParts } from "./parts.js";
import type { CalendarPass, Effects, Loaded, SweptCase } from "./ports.js";
import { isStopped } from "./stop-case.js";

/** What has been written down since the calendar was amended. */
export type PassReport = {
  /** Limits that have moved. */
  readonly moved: number;
  /** States that silence has led to and that stand: each needs a person's look (`correct`, `reopen`). */
  readonly outcomes: CalendarPass["outcomes"];
  /** Cases that could not be settled, and why; the next pass tries them again. */
  readonly failed: readonly { readonly caseId: string; readonly error: unknown }[];
};

const batch = 100;

/**
 * Writes down what the latest notices have moved: one fact for each limit, cards withdrawn and raised. Goes on where an
 * earlier pass was cut off; does nothing when every case has been settled by the calendar of now.
 */
export async function settleCases(parts: EngineParts, signal?: AbortSignal): Promise<PassReport> {
  const calendar = parts.calendars.at(await momentOf(parts));
  const before = await parts.store.pass();
  if (before?.settled === calendar.edition) {
    return { moved: 0, outcomes: before.outcomes, failed: [] };
  }
  let pass = begun(before, calendar.edition);
  const failed: { caseId: string; error: unknown }[] = [];
  const days = parts.calendars.changedSince(pass.settled, calendar);
  for (let more = days !== undefined; days !== undefined && more && !signal?.aborted; ) {
    const found = await parts.store.concerned(days, { batch, after: pass.after });
    const round = await settleBatch(parts, found.cases);
    failed.push(...round.failed);
    pass = goneOn(pass, found.after, round);
    more = found.cases.length > 0;
    if (more) await parts.store.keepPass(pass);
  }
  const { moved, outcomes } = pass;
  // What failed is met again by the next pass, which begins anew.
  if (!signal?.aborted && failed.length === 0) {
    await parts.store.keepPass({ settled: calendar.edition, moved, outcomes });
  } else if (failed.length > 0) {
    await parts.store.keepPass(begun(undefined, calendar.edition, pass.settled));
  }
  return { moved, outcomes, failed };
}

/** The pass that goes on, or a new one; where nothing is known of any before, every case is looked at once. */
function begun(before: CalendarPass | undefined, target: string, settled = ""): CalendarPass {
  if (before?.target === target) return before;
  return { settled: before?.settled ?? settled, target, moved: 0, outcomes: [] };
}

type Round = {
  readonly moved: number;
  readonly outcomes: CalendarPass["outcomes"];
  readonly failed: readonly { readonly caseId: string; readonly error: unknown }[];
};

function goneOn(pass: CalendarPass, after: string | undefined, round: Round): CalendarPass {
  return {
    ...pass,
    ...(after === undefined ? {} : { after }),
    moved: pass.moved + round.moved,
    outcomes: eachOnce([...pass.outcomes, ...round.outcomes]),
  };
}

// A case that moves while the pass goes on may be met twice.
function eachOnce(outcomes: CalendarPass["outcomes"]): CalendarPass["outcomes"] {
  return [...new Map(outcomes.map((one) => [`${one.caseId} ${one.limit}`, one])).values()];
}

async function settleBatch(parts: EngineParts, caseIds: readonly string[]): Promise<Round> {
  const outcomes: CalendarPass["outcomes"][number][] = [];
  const swept = await reviseAll(parts, caseIds, (loaded) => {
    const world = worldOf(parts, compiledItem(parts, loaded.state.item.digest), loaded);
    outcomes.push(...standingOutcomes(world, loaded.state));
    return settled(parts, world, loaded.state);
  });
  let moved = 0;
  for (const one of swept) {
    if (!("effects" in one)) continue;
    moved += one.effects.facts.filter(({ type }) => type === "limit-recomputed").length;
    parts.announcer.announce(one.effects);
  }
  return { moved, outcomes, failed: swept.flatMap(failureOf) };
}

type Decide = (loaded: Loaded & { readonly state: NonNullable<Loaded["state"]> }) => Effects;

/** Revises each of these cases; what a case needs read first is read, and the case asked again. */
export async function reviseAll(
  parts: EngineParts,
  caseIds: readonly string[],
  decide: Decide,
): Promise<readonly SweptCase[]> {
  if (caseIds.length === 0) return [];
  const swept = await parts.store.revise(caseIds, decide);
  const again: string[] = [];
  for (const one of swept) {
    if (!("failed" in one) || !(one.failed instanceof NotReady)) continue;
    await one.failed.read();
    again.push(one.caseId);
  }
  const rest = swept.filter(({ caseId }) => !again.includes(caseId));
  return [...rest, ...(await reviseAll(parts, again, decide))];
}

function settled(parts: EngineParts, world: World, state: NonNullable<Loaded["state"]>): Effects {
  const facts = recompute(world, state);
  return effectsOf(parts, world, { facts, before: state, state: facts.reduce(evolve, state) });
}

// A case that is stopped is not met again before a person has spoken: it must not keep the pass from its end.
function failureOf(one: SweptCase): Round["failed"] {
  return "failed" in one && !isStopped(one.failed)
    ? [{ caseId: one.caseId, error: one.failed }]
    : [];
}
