import type { CodedError, Text } from "@banjian/base";
import { leadWaitsFor } from "../approval/join.js";
import { leaderOf } from "../approval/leader.js";
import { isExcluded } from "../approval/regions.js";
import {
  type CaseState,
  openProcedures,
  openRights,
  type ProcedureState,
} from "../case/case-state.js";
import type { Task } from "../case/task.js";
import { arrowTitle } from "../chart/chart.js";
import { sayCondition } from "../condition/say-condition.js";
import { givesOpinion, isDecision, isOpinion } from "../definition/action-kind.js";
import { coreError } from "../errors.js";
import { conditionScope } from "../item/condition-scope.js";
import { type Item, materialTitle } from "../item/item.js";
import { tolerationLimit } from "../item/toleration-limit.js";
import type { Ledger } from "../limit/ledger.js";
import {
  branchNeeded,
  canGoBack,
  canRemove,
  consultedFirst,
  hearingFirst,
  predecessorFirst,
  stepInTurn,
} from "./branch-rules.js";
import { failureOf, missingCertificates } from "./certificates.js";
import { holds } from "./condition-values.js";
import { isTolerated, owedMaterials } from "./demanded.js";
import { paidFirst } from "./fees.js";
import { mayWork, worksOn } from "./guises.js";
import { hearingRule } from "./hearings.js";
import { heldError } from "./operations.js";
import { isPermitted } from "./permission.js";
import { anotherPerson, notOwnCase, notThePresident, signsOnce } from "./person-rules.js";
import type { Asked, Rule } from "./rule.js";
import { isPossibleSuspended, suspendedRefusal } from "./suspended.js";

/** What stands against an action that chart and role would allow, or undefined. Asked before it is offered and again before it is done. */
export function objection(asked: Asked): CodedError | undefined {
  for (const rule of rulesFor(asked.arrow.kind)) {
    const found = rule(asked);
    if (found !== undefined) return found;
  }
  return undefined;
}

// The lead department hears the others first.
const leadLast: Rule = ({ item, state, arrow }) => {
  const branch = item.branches.get(arrow.branch ?? "");
  if (branch === undefined) return undefined;
  const branches = leadWaitsFor(item, state, branch);
  return branches.length === 0 ? undefined : coreError("LEAD_DECIDES_LAST", { branches });
};

// While time is excluded the branch takes no opinions and the case no decision (TL5).
const nothingExcluded: Rule = ({ item, state, arrow }) => {
  const concerned = givesOpinion(arrow.kind) ? [arrow.branch ?? ""] : [...item.branches.keys()];
  const open = concerned.filter((branch) => isExcluded(state, branch));
  if (open.length === 0) return undefined;
  const procedures = open.flatMap((branch) => openProcedures(state, branch));
  return coreError("PROCEDURE_OPEN", { procedures: procedures.map(({ procedure }) => procedure) });
};

// What somebody has taken up, or was given, is nobody else's to do; of several to sign a step, what is left to do.
const heldByAnother: Rule = ({ item, state, actor, arrow }) => {
  const { branch, department, persons } = arrow;
  let first: Task | undefined;
  for (const id in state.tasks) {
    const task = state.tasks[id];
    if (task === undefined || !worksOn(task, arrow)) continue;
    const as = { by: task.roles, branch, department, persons };
    if (!isPermitted(item, state.applicant.id, actor, as)) continue;
    if (mayWork(state, task, actor)) return undefined;
    first ??= task;
  }
  return first && heldError(state, first);
};

const oneNotice: Rule = ({ item, state, arrow }) => {
  const asks =
    ["request-supplement", "send-notice"].includes(arrow.kind) ||
    arrow.outcome === "needs-supplement";
  if (!asks) return undefined;
  const rounds = item.supplement?.rounds ?? 1;
  if (state.notices.length >= rounds) return coreError("NOTICE_ALREADY_SENT", { rounds });
  if (arrow.kind === "send-notice" && state.demands.length === 0)
    return coreError("NOTICE_EMPTY", {});
  return undefined;
};

const nothingMissing: Rule = ({ item, state }) => {
  if (state.demands.length > 0) {
    return coreError("NOTICE_UNSENT", { materials: state.demands.map(({ material }) => material) });
  }
  const missing = owedMaterials(item, state)
    .filter((material) => !isTolerated(material, state))
    .map(({ title }) => title);
  return missing.length === 0 ? undefined : coreError("MATERIALS_MISSING", { missing });
};

const conditionHolds: Rule = ({ item, state, arrow }) => {
  const { when } = arrow;
  if (when === undefined || holds(item, state, when)) return undefined;
  const needed = sayCondition(when, conditionScope(item.file));
  return coreError("CONDITION_UNMET", { action: arrowTitle(arrow), needed });
};

// What was tolerated when the application was accepted has to have come before it is granted.
const nothingOwed: Rule = ({ item, state }) => {
  const missing = owedMaterials(item, state)
    .filter(({ id }) => state.limits[tolerationLimit(id)] !== undefined)
    .map(({ title }) => title);
  return missing.length === 0 ? undefined : coreError("MATERIALS_MISSING", { missing });
};

// Nothing is granted on a certificate that neither the library nor the applicant has shown.
const everythingShown: Rule = ({ item, state }) => {
  const missing = missingCertificates(item, state).map(({ material }) => ({
    title: materialTitle(item, material),
    because: failureOf(state, material),
  }));
  return missing.length === 0 ? undefined : coreError("CERTIFICATE_MISSING", { missing });
};

// A right that was notified is used, waived or lapses before anything is decided (licensing law, arts. 36 and 47).
const noRightOpen: Rule = ({ state }) => {
  const rights = openRights(state).map(({ id }) => id);
  return rights.length === 0 ? undefined : coreError("RIGHT_OPEN", { rights });
};

const hearingToInvite: Rule = ({ item, state, arrow }) =>
  noneToRun(item, state, {
    branch: arrow.branch ?? "",
    which: ({ procedure }) => hearingRule(item, procedure) !== undefined,
  });

const notRefused: Rule = ({ state }) => {
  if (state.joined !== "refused") return undefined;
  const branches = Object.entries(state.branches).filter(([, { result }]) => result === "refused");
  return coreError("GRANT_AGAINST_REFUSAL", { branches: branches.map(([id]) => id) });
};

const procedureToClose: Rule = ({ item, state, arrow }) =>
  noneToRun(item, state, { branch: arrow.branch ?? "", which: () => true });

function noneToRun(
  item: Item,
  state: CaseState,
  { branch, which }: { branch: string; which: (one: ProcedureState) => boolean },
): CodedError | undefined {
  const open = openProcedures(state, branch).filter(which);
  if (open.some((one) => leaderOf(state, one) === branch)) return undefined;
  const [led] = open.map((one) => ({ id: one.id, by: leaderOf(state, one) }));
  return coreError("PROCEDURE_NONE_OPEN", { branch, known: [...item.procedures.keys()], led });
}

const limitToExtend: Rule = ({ item, state }) => {
  const limits = [...item.limits.values()].flatMap(({ name, extend }) =>
    extend === undefined
      ? []
      : [{ name, says: againstExtending(state.limits[name], extend.times) }],
  );
  if (limits.some(({ says }) => says === undefined)) return undefined;
  return coreError("EXTENSION_NONE_LEFT", {
    limits: limits.map(({ name, says }) => ({
      zh: `“${name}”${says?.zh}`,
      en: `"${name}" ${says?.en}`,
    })),
  });
};

function againstExtending(ledger: Ledger | undefined, times: number): Text | undefined {
  if (ledger === undefined) return { zh: "尚未起算", en: "has not started" };
  if (ledger.status !== "running") {
    return { zh: `已于 ${ledger.endedOn} 止`, en: `ended on ${ledger.endedOn}` };
  }
  if (ledger.extended.length < times) return undefined;
  return { zh: `已延长 ${times} 次`, en: `was extended ${times} time(s) already` };
}

const confirmedOnce: Rule = ({ state, arrow }) => {
  const branch = arrow.branch ?? "";
  return state.confirmed.includes(branch)
    ? coreError("MATERIALS_CONFIRMED", { branch })
    : undefined;
};

const notSuspended: Rule = ({ state }) => suspendedRefusal(state);

// What stands in for an applicant in person (licensing law, art. 29).
const filing = new Set<string>(["save-draft", "submit", "supplement", "amend"]);

const agentWithin: Rule = ({ item, state, actor, arrow }) => {
  const may = item.file.agents?.may;
  if (may === undefined || actor.onBehalfOf?.id !== state.applicant.id) return undefined;
  if (may === "filing" && filing.has(arrow.kind)) return undefined;
  return coreError("AGENT_NOT_ALLOWED", {
    agent: actor.name ?? actor.id,
    title: arrowTitle(arrow),
    may,
  });
};

type Concerns = (kind: string) => boolean;

const every: Concerns = () => true;
const oneOf =
  (...kinds: readonly string[]): Concerns =>
  (kind) =>
    kinds.includes(kind);

// Each beside the kinds of actions for which it is asked at all; what is asked elsewhere too looks at the kind itself.
const rules: readonly (readonly [Rule, Concerns])[] = [
  [notSuspended, (kind) => !isPossibleSuspended(kind)],
  [agentWithin, every],
  [conditionHolds, every],
  [notOwnCase, every],
  [branchNeeded, oneOf("confirm-materials", "request-supplement")],
  [stepInTurn, isOpinion],
  // Whether it is the hearing that somebody has taken up, the payload says.
  [heldByAnother, (kind) => kind !== "open-procedure"],
  [signsOnce, givesOpinion],
  [predecessorFirst, givesOpinion],
  [consultedFirst, givesOpinion],
  [hearingFirst, givesOpinion],
  [canGoBack, oneOf("return")],
  [canRemove, oneOf("remove-signer")],
  [leadLast, isOpinion],
  [nothingExcluded, (kind) => givesOpinion(kind) || isDecision(kind)],
  [anotherPerson, (kind) => givesOpinion(kind) || isDecision(kind)],
  [oneNotice, every],
  [nothingMissing, oneOf("accept")],
  [noRightOpen, isDecision],
  [notThePresident, givesOpinion],
  [nothingOwed, oneOf("grant")],
  [everythingShown, oneOf("grant")],
  [paidFirst, every],
  [notRefused, oneOf("grant")],
  [procedureToClose, oneOf("close-procedure")],
  [hearingToInvite, oneOf("invite-hearing")],
  [limitToExtend, oneOf("extend")],
  [confirmedOnce, oneOf("confirm-materials")],
];

const known = new Map<string, readonly Rule[]>();

function rulesFor(kind: string): readonly Rule[] {
  const found = known.get(kind);
  if (found !== undefined) return found;
  const made = rules.flatMap(([rule, concerns]) => (concerns(kind) ? [rule] : []));
  known.set(kind, made);
  return made;
}
