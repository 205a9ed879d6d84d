import type { Application } from "../index.js";
import { clerk, company, type Deed, does, inFire, officer, supervisor, sweeps } from "./deeds.js";
import type { Scene } from "./two-halls.js";

/** Two who act at the same time, and how the second fares after the first: b after a, a after b; undefined, and it is done as well. */
export type Pair = readonly [
  name: string,
  scene: Scene,
  a: Deed,
  b: Deed,
  second: readonly [bAfterA: string | undefined, aAfterB: string | undefined],
];

const [zhao, sun] = [officer("zhao", "handler"), officer("sun", "handler")];
const trainee = { id: "qian", roles: [], department: "fire-rescue" };
const named = ({ id, roles, department = "" }: typeof zhao) => ({ id, roles, department });

const claim = (by: typeof zhao) => inFire(by, "claim");
const release = (by: typeof zhao) => inFire(by, "release");
const handle = (by: typeof zhao) => inFire(by, "handle", { opinion: "符合" });
const give = (by: typeof zhao, to: typeof zhao) =>
  inFire(by, "transfer", { to: named(to), reason: "出差" });
const lend = (by: typeof zhao, to: typeof zhao) =>
  inFire(by, "delegate", { to: named(to), reason: "培训" });
const remind = (by: typeof zhao) => inFire(by, "remind");
const order = inFire(supervisor, "order-supervision", {
  within: "3 business-days",
  reason: "说明",
});
const answer = (by: typeof zhao, text: string) => inFire(by, "answer-order", { answer: text });

const application: Application = {
  applicant: { id: "c-1", name: "幸福里餐饮有限公司", kind: "legal-person" },
  form: { premises: "幸福路 12 号", area: 168 },
  materials: ["application", "floor-plan", "sign-design", "drainage-plan"].map((id) => ({
    id,
    name: id,
  })),
};
const restaurant = { item: "restaurant-opening", application };
const passed = does(clerk, "pre-accept", { result: "passed" });
const accepted = [passed, does(clerk, "accept")];

/** Five departments at work on an accepted case; the fire brigade's task may have been prepared. */
function atWork(...before: readonly Deed[]): Scene {
  return { ...restaurant, before: [...accepted, ...before] };
}

/** A notice is drafted, and the window's five days have just ended. */
function drafted(between: readonly [string, string]): Scene {
  const asks = { materials: ["fire-plan"], reason: "缺应急预案" };
  return { ...restaurant, before: [passed, inFire(zhao, "request-supplement", asks)], between };
}

/** The notice has gone out, and the applicant's thirty days have just ended. */
function noticed(between: readonly [string, string]): Scene {
  const scene = drafted(between);
  return { ...scene, before: [...scene.before, does(clerk, "send-notice")] };
}

/** What two people do at once with the tasks of a case. */
export const taskPairs: readonly Pair[] = [
  ["TK1: claim and claim", atWork(), claim(zhao), claim(sun), ["TASK_HELD", "TASK_HELD"]],
  ["TK1: claim and opinion", atWork(), claim(zhao), handle(sun), ["TASK_HELD", "NOT_PERMITTED"]],
  [
    "TK1: claim and release",
    atWork(claim(zhao)),
    claim(sun),
    release(zhao),
    [undefined, undefined],
  ],
  [
    "TK2: release and release",
    atWork(claim(zhao)),
    release(zhao),
    release(supervisor),
    ["TASK_NOT_HELD", "TASK_NOT_HELD"],
  ],
  [
    "TK2: release and opinion",
    atWork(claim(zhao)),
    release(supervisor),
    handle(zhao),
    [undefined, "TASK_NOT_HELD"],
  ],
  ["TK3: transfer and claim", atWork(), give(zhao, sun), claim(zhao), ["TASK_HELD", undefined]],
  [
    "TK3: transfer and opinion",
    atWork(claim(zhao)),
    give(zhao, sun),
    handle(zhao),
    ["TASK_HELD", "NOT_PERMITTED"],
  ],
  [
    "TK3: transfer and transfer",
    atWork(claim(zhao)),
    give(zhao, sun),
    give(supervisor, sun),
    ["PERSON_UNFIT", "TASK_HELD"],
  ],
  [
    "TK3: delegation and opinion",
    atWork(claim(zhao)),
    lend(zhao, trainee),
    handle(zhao),
    ["TASK_HELD", "NOT_PERMITTED"],
  ],
  [
    "TK3: delegation and release",
    atWork(claim(zhao)),
    lend(zhao, trainee),
    release(zhao),
    [undefined, undefined],
  ],
  [
    "TK3: the delegate's opinion and taking it back",
    atWork(claim(zhao), lend(zhao, trainee)),
    handle(trainee),
    release(zhao),
    ["TASK_NOT_HELD", "NOT_PERMITTED"],
  ],
  [
    "TK4: reminder and reminder",
    atWork(),
    remind(company),
    remind(clerk),
    ["REMINDED_ALREADY", "REMINDED_ALREADY"],
  ],
  ["TK4: reminder and opinion", atWork(), remind(company), handle(zhao), [undefined, undefined]],
  ["TK5: supervision order and opinion", atWork(), order, handle(zhao), [undefined, undefined]],
  ["TK5: two supervision orders", atWork(), order, order, [undefined, undefined]],
  [
    "TK5: answer and answer",
    atWork(order),
    answer(zhao, "甲"),
    answer(sun, "乙"),
    ["ACTION_NOT_ALLOWED", "ACTION_NOT_ALLOWED"],
  ],
  [
    "TK1: claim and withdrawal",
    atWork(),
    claim(zhao),
    does(company, "withdraw"),
    [undefined, "CASE_CLOSED"],
  ],
  [
    "TL9: the supplement and the end of its period",
    noticed(["2026-09-14T10:00:00+08:00", "2026-10-20T00:00:00+08:00"]),
    does(company, "supplement", { materials: [{ id: "fire-plan", name: "应急预案" }] }),
    sweeps,
    [undefined, undefined],
  ],
  [
    "TL9: sending the notice and its expiry",
    drafted(["2026-10-20T10:00:00+08:00", "2026-10-28T00:00:00+08:00"]),
    does(clerk, "send-notice"),
    sweeps,
    [undefined, "ACTION_NOT_ALLOWED"],
  ],
  [
    "TL9: asking once more and the expiry",
    drafted(["2026-10-28T10:00:00+08:00", "2026-11-05T00:00:00+08:00"]),
    inFire(zhao, "confirm-materials"),
    sweeps,
    [undefined, "ACTION_NOT_ALLOWED"],
  ],
];
