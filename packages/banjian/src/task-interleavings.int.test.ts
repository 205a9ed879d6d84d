import { CodedError, canonicalJson } from "@banjian/base";
import { type Fact, replay } from "@banjian/core";
import { migrate, type Tables } from "@banjian/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { connect } from "../../postgres/src/connect.js";
import type { Hall } from "./hall.js";
import { type Actor, ManualClock } from "./index.js";
import { openHall } from "./open-hall.js";

const items = new URL("../../../examples/items", import.meta.url).pathname;
let database: FreshDatabase;
let runs = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
});
afterAll(() => database.drop());

const company: Actor = { id: "c-1", name: "幸福里餐饮", roles: ["applicant"] };
const clerk: Actor = { id: "w-01", name: "王芳", roles: ["window-clerk"] };
const supervisor: Actor = { id: "j-01", name: "严监", roles: ["supervisor"] };
const officer = (id: string, role: string, department = "fire-rescue"): Actor => ({
  id,
  roles: [role],
  department,
});
const [zhao, sun] = [officer("zhao", "handler"), officer("sun", "handler")];
const named = ({ id, roles, department = "" }: Actor) => ({ id, roles, department });
const trainee: Actor = { id: "qian", roles: [], department: "fire-rescue" };

/** What somebody does in the case, over one of two halls that know nothing of each other. */
type Deed = (hall: Hall, caseId: string) => Promise<unknown>;
type Play = { readonly clock: ManualClock; readonly halls: readonly [Hall, Hall]; caseId: string };

let keys = 0;
const does =
  (by: Actor, action: string, payload: object = {}): Deed =>
  (hall, caseId) =>
    hall.act(caseId, action, { by, key: `k-${++keys}`, branch: "fire", payload });
const atWindow =
  (by: Actor, action: string, payload: object = {}): Deed =>
  (hall, caseId) =>
    hall.act(caseId, action, { by, key: `k-${++keys}`, payload });
const sweeps: Deed = (hall) => hall.sweep();

const claim = (by: Actor) => does(by, "claim");
const release = (by: Actor) => does(by, "release");
const handle = (by: Actor) => does(by, "handle", { opinion: "符合" });
const give = (by: Actor, to: Actor) => does(by, "transfer", { to: named(to), reason: "出差" });
const lend = (by: Actor, to: Actor) => does(by, "delegate", { to: named(to), reason: "培训" });
const remind = (by: Actor) => does(by, "remind");
const order = does(supervisor, "order-supervision", { within: "3 business-days", reason: "说明" });

async function filed({ halls: [hall] }: Play): Promise<string> {
  const { caseId } = await hall.submit(
    "restaurant-opening",
    {
      applicant: { id: "c-1", name: "幸福里餐饮有限公司", kind: "legal-person" },
      form: { premises: "幸福路 12 号", area: 168 },
      materials: ["application", "floor-plan", "sign-design", "drainage-plan"].map((id) => ({
        id,
        name: id,
      })),
    },
    { by: company, key: `k-${++keys}` },
  );
  return caseId;
}

/** Each department at work on an accepted case; the fire brigade's task may have been prepared by some deeds. */
const atWork =
  (...before: readonly Deed[]) =>
  async (play: Play): Promise<void> => {
    play.caseId = await filed(play);
    const [hall] = play.halls;
    for (const deed of [
      atWindow(clerk, "pre-accept", { result: "passed" }),
      atWindow(clerk, "accept"),
      ...before,
    ]) {
      await deed(hall, play.caseId);
    }
  };

/** A notice is drafted, and the window's five days end at midnight. */
async function drafted(play: Play): Promise<void> {
  play.caseId = await filed(play);
  const [hall] = play.halls;
  await atWindow(clerk, "pre-accept", { result: "passed" })(hall, play.caseId);
  const asks = { materials: ["fire-plan"], reason: "缺应急预案" };
  await does(zhao, "request-supplement", asks)(hall, play.caseId);
  play.clock.moveTo("2026-09-21T00:00:00+08:00");
}

type Pair = readonly [
  name: string,
  prepare: (play: Play) => Promise<void>,
  a: Deed,
  b: Deed,
  /** How the second fares after the first: b after a, and a after b; undefined, and it is done as well. */
  second: readonly [bAfterA: string | undefined, aAfterB: string | undefined],
];

const pairs: readonly Pair[] = [
  ["claim and claim", atWork(), claim(zhao), claim(sun), ["TASK_HELD", "TASK_HELD"]],
  ["claim and handle", atWork(), claim(zhao), handle(sun), ["TASK_HELD", "NOT_PERMITTED"]],
  ["claim and release", atWork(claim(zhao)), claim(sun), release(zhao), [undefined, undefined]],
  [
    "release and release",
    atWork(claim(zhao)),
    release(zhao),
    release(supervisor),
    ["TASK_NOT_HELD", "TASK_NOT_HELD"],
  ],
  [
    "release and handle",
    atWork(claim(zhao)),
    release(supervisor),
    handle(zhao),
    [undefined, "TASK_NOT_HELD"],
  ],
  ["transfer and claim", atWork(), give(zhao, sun), claim(zhao), ["TASK_HELD", undefined]],
  [
    "transfer and handle",
    atWork(claim(zhao)),
    give(zhao, sun),
    handle(zhao),
    ["TASK_HELD", "NOT_PERMITTED"],
  ],
  [
    "transfer and transfer",
    atWork(claim(zhao)),
    give(zhao, sun),
    give(supervisor, sun),
    ["PERSON_UNFIT", "TASK_HELD"],
  ],
  [
    "delegate and handle",
    atWork(claim(zhao)),
    lend(zhao, trainee),
    handle(zhao),
    ["TASK_HELD", "NOT_PERMITTED"],
  ],
  [
    "delegate and release",
    atWork(claim(zhao)),
    lend(zhao, trainee),
    release(zhao),
    [undefined, undefined],
  ],
  [
    "the delegate's opinion and taking it back",
    atWork(claim(zhao), lend(zhao, trainee)),
    handle(trainee),
    release(zhao),
    ["TASK_NOT_HELD", "NOT_PERMITTED"],
  ],
  [
    "remind and remind",
    atWork(),
    remind(company),
    remind(clerk),
    ["REMINDED_ALREADY", "REMINDED_ALREADY"],
  ],
  ["remind and handle", atWork(), remind(company), handle(zhao), [undefined, undefined]],
  ["supervision order and opinion", atWork(), order, handle(zhao), [undefined, undefined]],
  ["two supervision orders", atWork(), order, order, [undefined, undefined]],
  [
    "answer and answer",
    atWork(order),
    does(zhao, "answer-order", { answer: "甲" }),
    does(sun, "answer-order", { answer: "乙" }),
    ["ACTION_NOT_ALLOWED", "ACTION_NOT_ALLOWED"],
  ],
  [
    "claim and withdraw",
    atWork(),
    claim(zhao),
    atWindow(company, "withdraw"),
    [undefined, "CASE_CLOSED"],
  ],
  [
    "sending the notice and its expiry",
    drafted,
    atWindow(clerk, "send-notice"),
    sweeps,
    [undefined, "ACTION_NOT_ALLOWED"],
  ],
  [
    "asking once more and the expiry",
    drafted,
    does(zhao, "confirm-materials"),
    sweeps,
    [undefined, "ACTION_NOT_ALLOWED"],
  ],
];

async function play(prepare: Pair[1], act: (it: Play) => Promise<readonly (string | undefined)[]>) {
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  const options = { db: database.url, items, tenant: `run-${++runs}`, clock: clock.now };
  const halls = [await openHall(options), await openHall(options)] as const;
  try {
    const it: Play = { clock, halls, caseId: "" };
    await prepare(it);
    const codes = await act(it);
    const view = await halls[0].case(it.caseId);
    const facts = await view.facts();
    expect(canonicalJson(view.state)).toBe(canonicalJson(replay(it.caseId, facts)));
    refuseLost(view.state);
    return { codes, story: storyOf(facts) };
  } finally {
    await Promise.all(halls.map((hall) => hall.close()));
  }
}

// Who did it and what it led to, but not at which moment of the same day.
function storyOf(facts: readonly Fact[]): string {
  return canonicalJson(facts.map(({ at: _, ...fact }) => fact));
}

/** No work without a role or an owner, and nothing owned that nobody could name. */
function refuseLost({ tasks, owners }: Awaited<ReturnType<Hall["case"]>>["state"]): void {
  for (const { work, roles, person } of Object.values(tasks)) {
    expect(roles.length > 0 || person !== undefined || owners[work] !== undefined).toBe(true);
  }
}

async function codeOf(deed: Promise<unknown>): Promise<string | undefined> {
  try {
    await deed;
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

test.each(pairs)(
  "TK1, TK2: %s: in either order as the rules say, at once as in one of them",
  async (...pair) => {
    const [name, prepare, a, b, [bAfterA, aAfterB]] = pair;
    const inTurn = (first: Deed, second: Deed) =>
      play(prepare, async ({ halls: [one, other], caseId }) => [
        await codeOf(first(one, caseId)),
        await codeOf(second(other, caseId)),
      ]);
    const ab = await inTurn(a, b);
    const ba = await inTurn(b, a);
    expect([ab.codes[1], ba.codes[1]], name).toEqual([bAfterA, aAfterB]);
    const atOnce = await play(prepare, ({ halls: [one, other], caseId }) =>
      Promise.all([codeOf(a(one, caseId)), codeOf(b(other, caseId))]),
    );
    expect([ab.story, ba.story]).toContain(atOnce.story);
  },
);
