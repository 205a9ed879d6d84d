import type { Actor, Application } from "../index.js";
import { clerk, company, type Deed, does, head, inFire, officer, sweeps } from "./deeds.js";
import type { Pair } from "./task-pairs.js";
import type { Scene } from "./two-halls.js";

const [ma, ma2] = [officer("ma", "approver"), officer("ma-2", "approver")];
const zhao = officer("zhao", "handler");
const [sun, tian] = [officer("sun", "reviewer"), officer("tian", "reviewer")];
const engineer = { id: "e-01", roles: [] };

const opinion = { opinion: "符合" };
const handled = inFire(zhao, "handle", opinion);
const reviewed = (by: typeof sun) => inFire(by, "review", opinion);
const approves = inFire(ma, "approve", opinion);
const refuses = inFire(ma, "approve", { agree: false, opinion: "疏散通道不足" });
const returns = (by: typeof ma, to: string) => inFire(by, "return", { to, reason: "请核对" });
const recalls = (by: typeof ma) => inFire(by, "recall", { reason: "漏记一处" });
const asksEngineer = (place: string) =>
  inFire(ma, "add-signer", { who: { id: "e-01" }, place, reason: "结构复杂" });
const signs = inFire(engineer, "sign", opinion);
const answers = does(clerk, "answer-return", { answer: "已补充" });

const application: Application = {
  applicant: { id: "c-1", name: "万和商业管理有限公司", kind: "legal-person" },
  materials: ["application", "floor-plan"].map((id) => ({ id, name: id })),
};

/** Four departments at work on the opening of a mall: three have to agree, the fire brigade has a veto. */
function atWork(...before: readonly Deed[]): Scene {
  return { item: "mall-opening", application, before: [does(clerk, "accept"), ...before] };
}

/** The opinion of a department in its two steps. */
function opinionOf(department: string): readonly [Deed, Deed] {
  const said = (id: string, role: string, step: string) =>
    does(officer(`${department}-${id}`, role, department), step, opinion);
  return [said("1", "handler", "handle"), said("2", "approver", "approve")];
}
const market = opinionOf("market-supervision");
const planning = opinionOf("planning");
const health = opinionOf("health");

const toApproval = [handled, reviewed(sun), reviewed(tian)];
const allAgreed = [...toApproval, approves, ...market, ...planning];
const reopens = does(head, "reopen-branches", { branches: ["planning"], reason: "须补出意见" });
const grants = does(head, "grant");
const denies = does(head, "deny", { reason: "不符合条件" });

/** Of three departments one has told the applicant and a neighbour of their right to a hearing. */
function told(...before: readonly Deed[]): Scene {
  const street = officer("zheng", "handler", "urban-management");
  const matter = "油烟和噪声";
  const tells = does(street, "notify-right", {
    parties: [{ id: "n-1", name: "居民周某" }],
    matter,
    way: "window",
  });
  const filed = { ...application, materials: [{ id: "floor-plan", name: "平面图" }] };
  return {
    item: "night-restaurant",
    application: filed,
    before: [does(clerk, "accept"), tells, ...before],
  };
}
const neighbour: Actor = { id: "n-1", name: "居民周某", roles: [] };
const waives = (by: Actor) => does(by, "waive-hearing");
const asks = (by: Actor) => does(by, "request-hearing", { reason: "影响休息" });

/** What two people do at once with the work of the departments. */
export const branchPairs: readonly Pair[] = [
  [
    "AP7: approval and return",
    atWork(...toApproval),
    approves,
    returns(ma2, "review"),
    ["ACTION_NOT_ALLOWED", "STEP_NOT_NEXT"],
  ],
  [
    "AP7: return and return",
    atWork(...toApproval),
    returns(ma, "handle"),
    returns(ma2, "review"),
    ["NOT_PERMITTED", undefined],
  ],
  [
    "AP7: approval and return to the window",
    atWork(...toApproval),
    approves,
    returns(ma2, "window"),
    ["ACTION_NOT_ALLOWED", "BRANCH_RETURNED"],
  ],
  [
    "AP7: the window's answer and taking the return back",
    atWork(...toApproval, returns(ma, "window")),
    answers,
    recalls(ma),
    ["RECALL_TOO_LATE", "ACTION_NOT_ALLOWED"],
  ],
  [
    "AP7: the window's answer, twice",
    atWork(...toApproval, returns(ma, "window")),
    answers,
    answers,
    ["ACTION_NOT_ALLOWED", "ACTION_NOT_ALLOWED"],
  ],
  [
    "AP8: recall and the next step",
    atWork(handled),
    recalls(zhao),
    reviewed(sun),
    ["STEP_NOT_NEXT", "NOT_PERMITTED"],
  ],
  [
    "AP8: recall and recall",
    atWork(handled),
    recalls(zhao),
    recalls(zhao),
    ["RECALL_TOO_LATE", "RECALL_TOO_LATE"],
  ],
  [
    "AP5: two votes that settle a step",
    atWork(handled),
    reviewed(sun),
    reviewed(tian),
    [undefined, undefined],
  ],
  [
    "AP5: one person's vote, twice",
    atWork(handled),
    reviewed(sun),
    reviewed(sun),
    ["SIGNED_ALREADY", "SIGNED_ALREADY"],
  ],
  [
    "AP6: another signer and approval",
    atWork(...toApproval),
    asksEngineer("before"),
    approves,
    ["SIGNERS_PENDING", "ACTION_NOT_ALLOWED"],
  ],
  [
    "AP6: one signer, asked twice",
    atWork(...toApproval),
    asksEngineer("parallel"),
    asksEngineer("parallel"),
    ["SIGNER_ALREADY_THERE", "SIGNER_ALREADY_THERE"],
  ],
  [
    "AP6: signing and being taken away",
    atWork(...toApproval, asksEngineer("parallel")),
    signs,
    inFire(ma, "remove-signer", { signer: "e-01", reason: "出差" }),
    ["SIGNER_NOT_THERE", "NOT_PERMITTED"],
  ],
  [
    "AP1: the two last opinions",
    atWork(...market, ...toApproval, planning[0]),
    approves,
    planning[1],
    [undefined, undefined],
  ],
  [
    "AP3: an opinion and the veto that stops it",
    atWork(...toApproval, planning[0]),
    refuses,
    planning[1],
    ["OPINION_TOO_LATE", undefined],
  ],
  [
    "AP3: the last opinion and one that comes to nothing",
    atWork(...toApproval, ...market, ...planning, health[0]),
    approves,
    health[1],
    ["OPINION_TOO_LATE", undefined],
  ],
  [
    "AP9: grant and reopening",
    atWork(...allAgreed),
    grants,
    reopens,
    ["ACTION_NOT_ALLOWED", "ACTION_NOT_ALLOWED"],
  ],
  [
    "AP9: grant and denial",
    atWork(...allAgreed),
    grants,
    denies,
    ["ACTION_NOT_ALLOWED", "ACTION_NOT_ALLOWED"],
  ],
  [
    "AP9: reopening, twice",
    atWork(...allAgreed),
    reopens,
    reopens,
    ["ACTION_NOT_ALLOWED", "ACTION_NOT_ALLOWED"],
  ],
  [
    "AP3: the last opinion and withdrawal",
    atWork(...toApproval, ...market, ...planning),
    approves,
    does(company, "withdraw"),
    [undefined, "CASE_CLOSED"],
  ],
  [
    "AP11: the last opinion and its silence",
    { ...atWork(planning[0]), between: ["2026-11-05T10:00:00+08:00", "2026-11-13T00:00:00+08:00"] },
    planning[1],
    sweeps,
    [undefined, "OPINION_TOO_LATE"],
  ],
  [
    "AP11: veto and silence that would join",
    {
      ...atWork(...toApproval, ...market),
      between: ["2026-11-13T10:00:00+08:00", "2026-11-21T00:00:00+08:00"],
    },
    refuses,
    sweeps,
    [undefined, undefined],
  ],
  [
    "AP11: approval and silence that joins",
    {
      ...atWork(...toApproval, ...market),
      between: ["2026-11-21T10:00:00+08:00", "2026-11-28T00:00:00+08:00"],
    },
    approves,
    sweeps,
    [undefined, undefined],
  ],
  [
    "TK9: both waive the hearing",
    told(),
    waives(company),
    waives(neighbour),
    [undefined, undefined],
  ],
  [
    "TK9: asking for the hearing and waiving it",
    told(),
    asks(neighbour),
    waives(neighbour),
    ["NOT_PERMITTED", "NOT_PERMITTED"],
  ],
  [
    "TK9: asking for the hearing and the end of the period",
    { ...told(), between: ["2026-11-28T10:00:00+08:00", "2026-12-05T00:00:00+08:00"] },
    asks(neighbour),
    sweeps,
    [undefined, "ACTION_NOT_ALLOWED"],
  ],
];
