import { CodedError } from "@banjian/base";
import {
  closeOfBusiness,
  instantOf,
  isBusinessDay,
  msOf,
  plusDays,
  startOfDay,
} from "@banjian/calendar";
import { type Actor, type CaseState, personalArrows, type Task } from "@banjian/core";
import type { Effects } from "@banjian/engine";
import { openWorld } from "../open-world.js";
import { payDue } from "../payments-of.js";
import type { World } from "../world.js";
import { applicationOf } from "./application-of.js";
import { type Arrival, arrivalsOf } from "./arrivals.js";
import { chanceIn } from "./chance-in.js";
import type { DeskAtWork, Taken } from "./desk-at-work.js";
import { Dice } from "./dice.js";
import { HallDesks } from "./hall-desks.js";
import { HallDigest } from "./hall-digest.js";
import { Expectations, type HallEvent } from "./hall-event.js";
import { mayOpine } from "./may-opine.js";
import type { Plan } from "./plan.js";
import type { Played, PlayedCase, QueueDay } from "./played.js";
import { opensProcedure, procedureDays } from "./procedures-in.js";
import { type RatingIn, ratingIn } from "./ratings-in.js";
import { amountAt } from "./spread.js";
import { type Doing, doingsFor } from "./work-of.js";
import type { Waiting } from "./work-queue.js";

const dayMs = 86_400_000;

/** Plays a plan to its last day over stores in memory; `onDay` is told how much of the time has gone by. */
export async function playHall(
  plan: Plan,
  onDay: (share: number) => Promise<void> = async () => {},
): Promise<Played> {
  const run = new HallRun(plan);
  const world = await openWorld({
    at: plan.content.from,
    items: plan.items.map(({ source }) => source),
    notices: plan.notices,
    supervision: plan.supervision,
    keeps: "measures",
    watch: (effects) => run.see(effects),
  });
  return run.play(world, onDay);
}

const applicantOf = ({ applicant: { id } }: CaseState): Actor => ({ id, roles: ["applicant"] });

class HallRun {
  readonly #plan: Plan;
  readonly #dice: Dice;
  #expected = new Expectations([]);
  readonly #desks: HallDesks;
  readonly #cases = new Map<string, PlayedCase>();
  /** Work of a branch that waits until its procedure is over. */
  readonly #heldUp = new Map<string, Waiting>();
  readonly #refusals = new Map<string, number>();
  readonly #digest = new HallDigest();
  #arriving: Arrival | undefined;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#dice = new Dice(plan.content.seed);
    this.#desks = new HallDesks(plan.content);
  }

  async play(world: World, onDay: (share: number) => Promise<void>): Promise<Played> {
    const { from, through } = this.#plan.content;
    const { zone } = world.parts;
    const begin = msOf(startOfDay(from, zone));
    const end = msOf(startOfDay(plusDays(through, 1), zone));
    this.#expected = new Expectations(arrivalsOf(this.#plan, zone, this.#dice));
    for (let day = from; day <= through; day = plusDays(day, 1)) {
      const at = msOf(closeOfBusiness(world.frame, day));
      this.#expected.add(Math.min(at, end - 1), { what: "closes", day });
    }
    const queues: QueueDay[] = [];
    for (let next = this.#expected.next(end); next; next = this.#expected.next(end)) {
      const at = instantOf(next.at);
      if (!world.passQuietly(at)) await world.passTo(at);
      const { event } = next;
      if (event.what === "closes") {
        await onDay((next.at - begin) / (end - begin));
        if (isBusinessDay(world.frame.calendar, event.day))
          queues.push(this.#desks.look(event.day));
      } else {
        await this.#take(world, event);
      }
      this.#serve(world);
    }
    await world.passTo(instantOf(end));
    const cases = [...this.#cases.values()];
    return {
      plan: this.#plan,
      frame: world.frame,
      cases,
      desks: this.#desks.all,
      queues,
      digest: this.#digest.hex(cases.map(({ state }) => state)),
      refusals: this.#refusals,
      hall: world.engine,
    };
  }

  /** Takes note of everything that is written: what work has come up, and how cases stand. */
  see({ state, facts }: Effects): void {
    this.#digest.add(state.id, facts);
    const known = this.#cases.get(state.id);
    if (known !== undefined) {
      this.#desks.close(known.state, facts);
      known.state = state;
    } else if (this.#arriving !== undefined) {
      this.#cases.set(state.id, { arrival: this.#arriving, state });
    }
    for (const fact of facts) {
      if (fact.type === "task-opened" && state.tasks[fact.task.id] !== undefined) {
        this.#comesUp(state, fact.task, msOf(fact.at));
      }
      if (fact.type === "milestone-reached" && fact.milestone === "completion") {
        this.#mayRate(state, msOf(fact.at));
      }
    }
  }

  #mayRate({ id: caseId, applicant }: CaseState, at: number): void {
    const rating = ratingIn(this.#case(caseId).arrival.of, this.#dice, applicant.id);
    if (rating === undefined) return;
    const { days, says } = rating;
    this.#expected.add(at + days * dayMs, { what: "rates", caseId, says });
  }

  #comesUp(state: CaseState, task: Task, since: number): void {
    const { of } = this.#case(state.id).arrival;
    const { applicants } = of.planned;
    const caseId = state.id;
    const name = [state.applicant.id, task.work] as const;
    if (task.roles.includes("applicant")) {
      if (this.#dice.happens(applicants.never, ...name, "never")) return;
      const days = this.#dice.amount(applicants["answer-days"], ...name, "answers");
      this.#expected.add(since + days * dayMs, { what: "answers", caseId, task });
      return;
    }
    const desk = this.#desks.of(task);
    if (desk === undefined) throw new Error(`nobody works on ${task.work} of ${caseId}`);
    const days = procedureDays(of, state, task, this.#dice);
    if (days === undefined) desk.put({ caseId, task, since });
    else {
      const at = since + days * dayMs;
      this.#expected.add(at, {
        what: "is-ready",
        desk,
        waiting: { caseId, task, since: Math.round(at) },
      });
    }
  }

  async #take(world: World, event: Exclude<HallEvent, { what: "closes" }>): Promise<void> {
    switch (event.what) {
      case "arrives":
        return this.#arrives(world, event.arrival);
      case "finishes":
        event.desk.release(event.taken.by);
        return this.#finishes(world, event.desk, event.taken);
      case "answers":
        return this.#does(world, event, applicantOf(this.#case(event.caseId).state));
      case "withdraws":
        return this.#withdraws(world, event.caseId);
      case "rates":
        return this.#rates(world, event.caseId, event.says);
      case "is-ready":
        this.#puts(event.desk, event.waiting);
    }
  }

  async #arrives(world: World, arrival: Arrival): Promise<void> {
    const { item, planned, name } = arrival.of;
    const { incomplete, withdraw } = planned.applicants;
    const id = `${name}-${arrival.number + 1}`;
    const lacks = this.#dice.happens(incomplete, id, "lacks");
    const application = applicationOf(item, world, { id, incomplete: lacks });
    this.#arriving = arrival;
    const caseId = await this.#try(() =>
      world.submit(item.code, application, { id, roles: ["applicant"] }),
    );
    if (caseId === undefined || withdraw === undefined) return;
    if (!this.#dice.happens(withdraw.share, id, "withdraws")) return;
    const days = this.#dice.amount(withdraw.days, id, "withdraws-after");
    this.#expected.add(arrival.at + days * dayMs, { what: "withdraws", caseId });
  }

  async #withdraws(world: World, caseId: string): Promise<void> {
    const { arrival, state } = this.#case(caseId);
    const arrow = personalArrows(arrival.of.item, state).find(({ kind }) => kind === "withdraw");
    if (arrow === undefined) return;
    await this.#try(() => world.act(caseId, arrow.action, applicantOf(state)));
  }

  async #rates(world: World, caseId: string, payload: RatingIn["says"]): Promise<void> {
    const by = applicantOf(this.#case(caseId).state);
    await this.#try(() => world.act(caseId, "rate", by, { payload }));
  }

  async #finishes(world: World, desk: DeskAtWork, { by, waiting }: Taken): Promise<void> {
    const { caseId, task } = waiting;
    const { arrival, state } = this.#case(caseId);
    const roles = by.roles.includes("*") ? task.roles : by.roles;
    const opening = opensProcedure(arrival.of, state, task, this.#dice);
    if (opening === undefined) {
      await this.#does(world, waiting, { ...by, roles });
      const held = `${caseId} ${task.branch}`;
      const after = this.#heldUp.get(held);
      if (!task.kinds.includes("close-procedure") || after === undefined) return;
      this.#heldUp.delete(held);
      this.#puts(desk, { ...after, since: msOf(world.now) });
      return;
    }
    const permitted = { ...by, roles: [...roles, ...opening.roles] };
    const { action, branch, payload } = opening;
    await this.#try(() => world.act(caseId, action, permitted, { branch, payload }));
    if (this.#case(caseId).state.tasks[task.id] !== undefined) {
      this.#heldUp.set(`${caseId} ${task.branch}`, waiting);
    }
  }

  async #does(
    world: World,
    { caseId, task }: { readonly caseId: string; readonly task: Task },
    by: Actor,
  ): Promise<void> {
    const { arrival, state } = this.#case(caseId);
    if (state.tasks[task.id] === undefined) return;
    const { item } = arrival.of;
    await payDue(world, item, state);
    const chance = chanceIn(this.#dice, arrival, state, task);
    for (const { action, ...more } of doingsFor({ item, state, task, chance })) {
      await this.#try(() => world.act(caseId, action, by, more satisfies Omit<Doing, "action">));
    }
  }

  /** Lets whoever is free take up what waits longest. */
  #serve(world: World): void {
    const now = msOf(world.now);
    for (const desk of this.#desks.all) {
      if (!desk.mayTake) continue;
      const { calendar, zone, hours } = world.frame;
      const office = { calendar, zone, hours: desk.hours ?? hours };
      for (;;) {
        const taken = desk.take(now, office, {
          mayDo: (by, { caseId, task }) => {
            const { arrival, state } = this.#case(caseId);
            return mayOpine(arrival.of.item, state, task, by.id);
          },
          minutes: (waiting) => this.#minutes(desk, waiting),
        });
        if (taken === undefined) break;
        this.#expected.add(msOf(taken.until), { what: "finishes", desk, taken });
      }
    }
  }

  #minutes({ slowness }: DeskAtWork, { caseId, task }: Waiting): number {
    const { minutes } = this.#plan.content;
    const { applicant } = this.#case(caseId).state;
    const [kind] = task.kinds;
    const spread = (kind && (slowness[kind] ?? minutes[kind])) ?? minutes.other;
    return amountAt(spread, this.#dice.share(applicant.id, task.work, "minutes"));
  }

  /** Work that was held up waits at its desk, if it still needs doing. */
  #puts(desk: DeskAtWork, waiting: Waiting): void {
    const { caseId, task } = waiting;
    if (this.#case(caseId).state.tasks[task.id] !== undefined) desk.put(waiting);
  }

  async #try<Value>(act: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      this.#refusals.set(error.code, (this.#refusals.get(error.code) ?? 0) + 1);
      return undefined;
    }
  }

  #case(caseId: string): PlayedCase {
    const found = this.#cases.get(caseId);
    if (found === undefined) throw new Error(`there is no case ${caseId}`);
    return found;
  }
}
