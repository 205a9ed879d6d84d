import { CodedError, type Text } from "@banjian/base";
import {
  type Instant,
  instantAt,
  localDateAt,
  parseLocalDate,
  type TimeZone,
} from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import { noMessages } from "../case/message-past.js";
import type { Actor } from "../case/person.js";
import { isOpinion } from "../definition/action-kind.js";
import { coreError } from "../errors.js";
import { type BranchDefinition, departmentTitle, type Item } from "../item/item.js";
import { isBound, rolesOf } from "../item/roles.js";
import { judgeOrder, markOf } from "../messages/lawful-order.js";
import { messageShapes } from "../messages/message-shapes.js";
import { messageProblems, type ProcessMessage } from "../messages/process-message.js";
import { notNeeded } from "./branch-rules.js";
import { decision } from "./decide.js";
import { deedOf } from "./message-deed.js";
import { type Decision, Turn } from "./turn.js";
import type { World } from "./world.js";

/** A message as it came: from which system, and when. */
export type Inbound = {
  readonly system: string;
  readonly message: ProcessMessage;
  readonly receivedAt: Instant;
};

/**
 * What a message of the system in which a branch is handled leads to: it is noted with both its instants, and what it tells is
 * done as its department would have done it here. Refuses one that comes before what must come first (MESSAGE_EARLY) and one
 * that cannot be (MESSAGE_IMPOSSIBLE, or the refusal of what it asks for).
 */
export function receiveMessage(world: World, state: CaseState, inbound: Inbound): Decision {
  const { item } = world;
  const { system, message, receivedAt } = inbound;
  const branch = branchOf(item, inbound);
  refuseWrong(message);
  refuseOtherDepartment(item, branch, message);
  refuseUnready(item, state, branch);
  const occurredAt = occurredIn(message, world.zone);
  const past = state.received?.[branch.id];
  const standing = state.branches[branch.id];
  const order = judgeOrder(past ?? noMessages, message, standing?.result === undefined);
  if (order.as === "early") throw coreError("MESSAGE_EARLY", order);
  if (order.as === "repeat") throw impossible(saidOtherwise(message));
  if (order.as !== "next") throw coreError("MESSAGE_IMPOSSIBLE", order);
  const mark = markOf(message);
  const again = past?.versions[mark.key] !== undefined;
  const since = firstPossible(state, branch, message);
  refuseOddInstant(world, { occurredAt, after: again ? undefined : past?.at, since });
  const on = localDateAt(occurredAt, world.zone);
  const acted = again && past.acts.includes(mark.key);
  const deed = deedOf({ item, state, branch, message, past, again: acted, on });
  if ("not" in deed) throw impossible(deed.not);
  const facts: Fact[] = [];
  let now = state;
  for (const asked of deed) {
    const by = asked.action === "recall" ? lastActor(now, branch) : actorOf(item, branch, inbound);
    const dated = isOpinion(asked.action) ? { doneOn: on } : {};
    const said = { ...asked, ...dated, ...inPlaceOf(item, asked.action, by, branch) };
    const done = inOrder(() => decision(world, now, said));
    facts.push(...done.facts);
    now = done.state;
  }
  const turn = new Turn(world, now);
  const opened = facts.find((fact) => fact.type === "procedure-opened");
  turn.record({
    type: "message-received",
    system,
    branch: branch.id,
    message: mark,
    occurredAt,
    receivedAt,
    ...(deed.length === 0 ? {} : { acted: true }),
    ...(opened === undefined ? {} : { procedure: opened.id }),
  });
  return { facts: [...facts, ...turn.facts], state: turn.state };
}

/** When what a message tells of happened, by the wall clock of the hall. */
export function occurredIn({ kind, fields }: ProcessMessage, zone: TimeZone): Instant {
  const [day = "", clock = ""] = (fields[messageShapes[kind].time] ?? "").split(" ");
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return instantAt(parseLocalDate(day), ((hours * 60 + minutes) * 60 + seconds) * 1000, zone);
}

function impossible(because: Text): CodedError {
  return coreError("MESSAGE_IMPOSSIBLE", { because });
}

/** The same again is known by its content before it comes here: this says something else under a version that was told. */
function saidOtherwise({ fields: { SJBBH } }: ProcessMessage): Text {
  return {
    zh: `第 ${SJBBH} 版已收到过，内容不同；更正须用更高的数据版本号`,
    en: `version ${SJBBH} came before with another content; a correction has a higher data version`,
  };
}

function branchOf({ branches }: Item, { system }: Inbound): BranchDefinition {
  const found = [...branches.values()].find((branch) => branch.system === system);
  if (found !== undefined) return found;
  throw impossible({
    zh: `本事项没有在系统“${system}”办理的分支`,
    en: `no branch of the item is handled in the system "${system}"`,
  });
}

// A branch gives no certificate of its own and has no time of its own: the case and the item have.
const ofTheCase: ReadonlySet<string> = new Set(["ZJBH", "GDBLSX"]);

function refuseWrong(message: ProcessMessage): void {
  const [first] = messageProblems(message).filter(({ field }) => !ofTheCase.has(field));
  if (first === undefined) return;
  const { field, problem } = first;
  throw impossible({ zh: `${field} ${problem.zh}`, en: `${field}: ${problem.en}` });
}

const departmentFields = ["YSLBMMC", "SLBMMC", "SPBMMC", "BJBMMC"];

function refuseOtherDepartment(
  item: Item,
  { department }: BranchDefinition,
  { fields }: ProcessMessage,
): void {
  const title = departmentTitle(item, department);
  const { departments, item: its } = item.file;
  const known = [its.authority.department, ...Object.keys(departments)];
  const others = known.filter((one) => one !== department);
  const strange = others.flatMap((one) => {
    const { zh, en } = departmentTitle(item, one);
    return [one, zh, en];
  });
  for (const field of departmentFields) {
    const named = fields[field]?.trim();
    // The system is known: its department may call itself as it likes, but not by the name of another.
    if (named === undefined || !strange.includes(named)) continue;
    throw impossible({
      zh: `“${named}”在此没有分支，该系统的分支由“${title.zh}”办理`,
      en: `"${named}" has no branch here: the one of this system is ${title.en}'s`,
    });
  }
}

function refuseUnready(item: Item, state: CaseState, { id }: BranchDefinition): void {
  if (state.milestones.acceptance === undefined && state.status === "open") {
    const because = { zh: "办件尚未受理", en: "the case has not been accepted" };
    throw coreError("MESSAGE_EARLY", { because });
  }
  const standing = state.branches[id];
  if (standing?.because === "condition") throw notNeeded(item, id);
  if (standing?.openedOn !== undefined) return;
  if (state.status === "open") {
    const because = { zh: `分支“${id}”尚未开始`, en: `branch "${id}" has not begun` };
    throw coreError("MESSAGE_EARLY", { because });
  }
  throw impossible({ zh: "办件已终结", en: "the case is closed" });
}

/** The first day on which it can have happened: what only notes that the other system has it too, with the case itself; anything else once its branch was opened. */
function firstPossible(
  { milestones, branches }: CaseState,
  { id }: BranchDefinition,
  { kind }: ProcessMessage,
): string {
  const opened = branches[id]?.openedOn ?? "";
  return kind === "application" ? (milestones.receipt?.[0] ?? opened) : opened;
}

type Instants = {
  readonly occurredAt: Instant;
  readonly after: Instant | undefined;
  readonly since: string;
};

/** Nothing happens after now, before it could, or before what was told to have happened first (TL15). */
function refuseOddInstant({ now, zone }: World, { occurredAt, after, since }: Instants) {
  if (occurredAt > now) {
    throw impossible({ zh: `时间 ${occurredAt} 在将来`, en: `${occurredAt} is in the future` });
  }
  const tooSoon = localDateAt(occurredAt, zone) < since;
  if (tooSoon || (after !== undefined && occurredAt < after)) {
    const first = tooSoon ? since : after;
    throw impossible({
      zh: `时间倒退：${occurredAt} 早于 ${first}`,
      en: `time goes backwards: ${occurredAt} is before ${first}`,
    });
  }
}

const officers = ["BLRXM", "SPRXM", "BZGZFCRXM", "BZSLBLRXM", "TBCXPZR"];

/** The system in the place of its department: an officer of it by name, with the roles that count within the department. */
function actorOf(
  { file }: Item,
  { department }: BranchDefinition,
  { system, message }: Inbound,
): Actor {
  const name = officers.flatMap((field) => message.fields[field] ?? [])[0];
  const roles = [...rolesOf(file).keys()].filter(isBound);
  if (name === undefined) return { id: system, name: system, roles, department };
  return { id: `${system}/${name}`.slice(0, 200), name, roles, department };
}

/** In whose place the system does it: its department's, the window's where that answers, and of whoever corrects for what it tells anew. */
function inPlaceOf({ file }: Item, action: string, by: Actor, branch: BranchDefinition) {
  if (action === "correct") {
    const { department } = file.item.authority;
    return { by: { ...by, roles: [file.corrections.by], department } };
  }
  const roles = action === "answer-return" ? [...by.roles, "window-clerk"] : by.roles;
  return { by: { ...by, roles }, branch: branch.id };
}

/** Whoever gave the opinion that is put right takes it back. */
function lastActor(state: CaseState, { id, department }: BranchDefinition): Actor {
  const { by } = state.branches[id]?.last ?? {};
  return { id: by?.id ?? "", roles: [], department };
}

/** Refusals that end with what another message, or a person, does first. */
const early: ReadonlySet<string> = new Set([
  "STEP_NOT_NEXT",
  "PROCEDURE_OPEN",
  "PREDECESSOR_PENDING",
  "LEAD_DECIDES_LAST",
  "CONSULTATION_PENDING",
  "SIGNERS_PENDING",
  "HEARING_OWED",
  "RIGHT_OPEN",
  "BRANCH_RETURNED",
  "TASK_HELD",
  "CASE_SUSPENDED",
]);

function inOrder(decided: () => Decision): Decision {
  try {
    return decided();
  } catch (error) {
    if (!(error instanceof CodedError) || !early.has(error.code)) throw error;
    throw coreError("MESSAGE_EARLY", { because: error.says });
  }
}
