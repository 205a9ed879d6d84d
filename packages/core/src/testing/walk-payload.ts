import { type LocalDate, plusDays } from "@banjian/calendar";
import { regionsOf } from "../approval/regions.js";
import type { CaseState } from "../case/case-state.js";
import type { Item } from "../item/item.js";
import type { Random } from "./random-joint-item.js";

/** Where a walk stands, and the task that is meant. */
type Place = {
  readonly item: Item;
  readonly state: CaseState;
  readonly random: Random;
  readonly task: string | undefined;
};

/** What somebody in a random walk says with an action of a kind. */
export function saidWith(kind: string, place: Place): unknown {
  const said = { ...ofSteps(place), ...ofProcedures(place), ...ofDepartments(place) };
  return (said as Readonly<Record<string, unknown>>)[kind];
}

const reason = "理由";

function pick<T>({ random }: Place, from: readonly T[]): T | undefined {
  return from[random(Math.max(1, from.length))];
}

function ofSteps(place: Place) {
  const { item, state, random } = place;
  const opinion = { agree: random(4) !== 0, opinion: reason };
  const who = pick(place, ["zhao", "qian", "sun"]) ?? "zhao";
  const added = Object.values(state.branches).flatMap((one) => one.added);
  const signer = pick(place, added)?.person.id ?? who;
  return {
    "add-signer": { who: { id: who }, place: pick(place, ["before", "after", "parallel"]), reason },
    "remove-signer": { signer, reason },
    return: { to: pick(place, ["previous", "handle", "window"]), reason },
    "answer-return": { answer: reason },
    recall: { reason },
    deny: { reason },
    amend: { form: { area: random(5) }, reason },
    collect: { collector: "李雷", way: item.file.item.collect[0] },
    complete: { result: state.milestones.granted === undefined ? "other" : "issued" },
    "reopen-branches": { branches: [pick(place, [...item.branches.keys()])], reason },
    handle: opinion,
    review: opinion,
    approve: opinion,
    sign: opinion,
  };
}

function ofProcedures(place: Place) {
  const { item, state, random } = place;
  const open = Object.values(state.procedures).filter(({ closedOn }) => closedOn === undefined);
  const id = pick(place, open)?.id ?? "p9";
  const working = [...regionsOf(item, state.value)].flatMap(([name, status]) =>
    status === "open" ? [name] : [],
  );
  const others = random(2) === 0 ? [] : working.filter(() => random(2) === 0);
  const today = state.at.slice(0, 10) as LocalDate;
  return {
    "open-procedure": {
      procedure: pick(place, ["testing", "inspection", "hearing"]),
      length: "2 business-days",
      branches: others,
      reason,
    },
    "close-procedure": { id, result: reason },
    "notify-right": { parties: [{ id: "neighbour" }], matter: reason },
    "invite-hearing": {
      id,
      on: plusDays(today, 1 + random(4)),
      place: "三楼",
      president: { id: "han" },
    },
  };
}

function ofDepartments(place: Place) {
  const { item, state, random, task = pick(place, Object.keys(state.tasks)) } = place;
  const about = task === undefined || random(6) === 0 ? {} : { task };
  const consulted = Object.values(state.tasks).filter(({ work }) => /^consultation:/.test(work));
  const asked = consulted.length === 0 ? {} : { task: pick(place, consulted)?.id };
  const departments = ["x", "y", item.branches.keys().next().value ?? "a", "x", "y"];
  return {
    consult: { ...about, department: pick(place, departments), question: reason },
    "answer-consultation": { ...about, answer: reason },
    "withdraw-consultation": { ...asked, reason },
    "request-hearing": about,
    "waive-hearing": about,
  };
}
