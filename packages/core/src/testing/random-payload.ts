import { type LocalDate, plusDays } from "@banjian/calendar";
import { type CaseState, openNotice } from "../case/case-state.js";
import type { Actor } from "../case/person.js";
import type { ActionKind } from "../definition/action-kind.js";
import { citizen, passersBy } from "./people.js";
import { papers } from "./sample-items.js";
import type { Story } from "./story.js";

/** Something that could be said with an action of that kind; now and then nothing that could be. */
export function payloadFor(it: Story, kind: ActionKind, choice: number): unknown {
  const { state } = it;
  const reason = "理由";
  const materials = ["application", "floor-plan", "health-proof"].slice(0, 1 + (choice % 3));
  const brought = (openNotice(state)?.missing ?? materials).map((id) => ({ id, name: id }));
  const open = Object.values(state.procedures).filter(({ closedOn }) => closedOn === undefined);
  const agree = choice % 7 !== 0;
  const said: { readonly [Kind in ActionKind]?: unknown } = {
    submit: { materials: papers },
    "pre-accept": pick(
      [
        { result: "passed" },
        { result: "needs-supplement", materials, reason },
        { result: "passed" },
        { result: "failed", reason },
      ],
      choice,
    ),
    receive: { materials: brought },
    "correct-on-spot": { reason },
    "request-supplement": { materials, reason },
    "send-notice": { way: pick(["window", "window", "post", "window", "sms"], choice) },
    supplement: { materials: choice % 4 === 0 ? [] : brought },
    "refuse-acceptance": { because: "not-competent", reason },
    forward: { to: "水务局", reason },
    handle: { agree, opinion: reason },
    review: { agree, opinion: reason },
    approve: { agree, opinion: reason },
    sign: { agree, opinion: reason },
    "add-signer": {
      who: { id: pick(["zhao-gong", "qian-gong", "sun-gong"], choice) },
      place: pick(["before", "after", "parallel"], Math.floor(choice / 3)),
      reason,
    },
    "remove-signer": { signer: pick(["zhao-gong", "qian-gong"], choice), reason },
    return: { to: pick(["previous", "handle", "window", "previous"], choice), reason },
    "answer-return": { answer: reason },
    recall: { reason },
    "reopen-branches": { branches: [pick(["fire", "health", "market"], choice)], reason },
    "open-procedure": {
      procedure: pick(["testing", "hearing", "site-inspection"], choice),
      ...(choice % 3 === 0 ? {} : { length: `${choice % 9} business-days` }),
      reason,
    },
    correct: { ...correction(state, choice), reason },
    reopen: { reason },
    suspend: { reason, basis: { law: "行政许可法", article: 69 } },
    resume: { reason },
    terminate: { reason, basis: { law: "行政许可法", article: 69 } },
    void: { reason },
    "issue-document": { document: pick(["acceptance-notice", "decision"], choice) },
    "close-procedure": { id: pick(open, choice)?.id ?? "p9", result: reason },
    extend: { limit: pick(["promised", "statutory", "branch:fire"], choice), reason },
    deny: { reason },
    complete:
      state.milestones.granted === undefined
        ? { result: "other" }
        : { result: "issued", certificate: { number: "1" } },
    deliver: { way: "post" },
    collect: { collector: "李雷" },
    ...operations(it, kind, choice),
  };
  return choice % 23 === 22 ? { nonsense: true } : said[kind];
}

/** What an operation says, about some task or about none. */
function operations({ state }: Story, kind: ActionKind, choice: number) {
  const reason = "理由";
  const tasks = Object.values(state.tasks).filter(
    ({ kinds }) => !kind.startsWith("answer-") || kinds.includes(kind),
  );
  const found = pick(tasks, choice);
  const task = choice % 6 === 0 || found === undefined ? {} : { task: found.id };
  const someone = pick(passersBy, Math.floor(choice / 6)) ?? citizen;
  const fitting: Actor = {
    id: `colleague-${choice % 3}`,
    roles: found?.roles ?? [],
    ...(found?.department === undefined ? {} : { department: found.department }),
  };
  const { onBehalfOf: _agent, ...person } = choice % 4 === 0 ? someone : fitting;
  return {
    claim: task,
    release: task,
    transfer: { ...task, to: person, reason },
    delegate: { ...task, to: person, reason },
    remind: task,
    "order-supervision": { ...task, within: `${1 + (choice % 4)} business-days`, reason },
    "answer-order": { ...task, answer: reason },
    ...cardOperations(state, choice),
    consult: {
      ...task,
      department: pick(["environment", "water", "fire"], choice),
      question: reason,
    },
    "answer-consultation": { ...task, answer: reason },
    "withdraw-consultation": { ...task, reason },
    copy: { to: [{ id: person.id }], note: reason },
    "acknowledge-copy": task,
    comment: { text: reason },
    "record-visit": { why: "other" },
    rate: { act: pick(["filing", "acceptance"], choice), level: 1 + (choice % 5), reason },
    "answer-rating": { ...task, answer: `${reason}：已查明原因并作出改进` },
    "choose-service": { ways: choice % 2 === 0 ? ["sms"] : [] },
    "serve-notice": pick(
      [
        { ...task, result: "served", way: "window", proof: reason },
        { ...task, result: "failed", reason },
        { ...task, result: "sent" },
      ],
      choice,
    ),
    "state-opinion": { text: reason },
  };
}

/** What is done about some card, or about none. */
function cardOperations({ cards }: CaseState, choice: number) {
  const found = pick(cards, choice);
  const card = found === undefined || choice % 6 === 0 ? {} : { card: found.id };
  const about = { ...card, reason: "理由" };
  return {
    "notify-card": about,
    "answer-card": about,
    "appeal-card": about,
    "correct-card": about,
    "supervise-card": { ...about, within: `${1 + (choice % 4)} business-days` },
    "withdraw-card": about,
    "confirm-card": about,
  };
}

/** Something to be put right: the day of receipt, an extension, the days of a procedure by a few; now and then what is not there. */
function correction(state: CaseState, choice: number): object {
  const { procedures, milestones, limits } = state;
  const moved = (on: LocalDate | undefined, by: number) => on && plusDays(on, by);
  const [received] = milestones.receipt ?? [];
  const records = Object.values(procedures).flatMap(({ id: procedure, openedOn, closedOn }) => {
    const first = moved(openedOn, (choice % 5) - 2);
    const last = moved(closedOn, (choice % 7) - 3);
    const ends = last && { closedOn: last };
    return [
      { what: "exclusion", procedure, openedOn: first },
      { what: "exclusion", procedure, openedOn: first, ...ends },
      { what: "exclusion", procedure, ...ends },
    ];
  });
  const extensions = Object.values(limits).flatMap(({ key: limit, extended }) =>
    extended.map((_, index) => ({ what: "extension", limit, number: index + 1 })),
  );
  const receipt = { what: "receipt", on: moved(received, (choice % 4) - 2) };
  const outcome = { what: "outcome" };
  const absent = { what: "extension", limit: "promised", number: 3 };
  const all = [
    ...[receipt, outcome, ...records, ...records, ...extensions, ...extensions, absent],
    ...recordsPutRight(state, choice),
  ];
  return pick(all, Math.floor(choice / 3)) ?? absent;
}

/** What was left out of the record, or stands in it by mistake. */
function recordsPutRight(state: CaseState, choice: number): readonly object[] {
  const { procedures, milestones, branches, letters = [] } = state;
  const [accepted = milestones.decision?.[0]] = milestones.acceptance ?? [];
  const ids = Object.values(letters).map(({ id }) => id);
  return [
    { what: "notice" },
    { what: "service", notice: pick([...ids, "1"], choice), way: "post" },
    { what: "inspectors", procedure: pick(Object.keys(procedures), choice) ?? "p9", inspectors },
    { what: "acceptance", on: accepted && plusDays(accepted, -1) },
    {
      what: "opinion",
      branch: pick(Object.keys(branches), choice),
      step: "review",
      by: { id: "zhou-shen" },
      on: milestones.decision?.[0],
      proof: "12",
    },
  ];
}

const inspectors = [{ id: "wu" }, { id: "zheng" }];

/** One of several by a number of any size; none of none. */
export function pick<T>(from: readonly T[], choice: number): T | undefined {
  return from[choice % Math.max(from.length, 1)];
}
