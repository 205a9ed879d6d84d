import { beforeEach, describe, expect, test, vi } from "vitest";
import { bundled } from "../testing/bundled.js";
import { clerk, company, officer, restaurant } from "../testing/people.js";
import {
  type CaseNow,
  does,
  files,
  given,
  passes,
  type Step,
  until,
  untilNextDue,
  when,
} from "./index.js";

const items = [bundled("restaurant-opening")];
const filed = files("restaurant-opening", restaurant, company);
const preAccepted = does(clerk, "pre-accept", { payload: { result: "passed" } });

/** The steps of a department's opinion, one after the other. */
function finishes(department: string, branch: string, ...steps: string[]): Step[] {
  const roles: Record<string, string> = {
    handle: "handler",
    review: "reviewer",
    approve: "approver",
  };
  return steps.map((step) => does(officer(roles[step] ?? "", department), step, { branch }));
}

/** Filed on 14 September at ten, accepted on the 20th, which is a Sunday worked in exchange. */
const accepted = () =>
  given(
    { at: "2026-09-14 10:00", items },
    filed,
    preAccepted,
    until("2026-09-20 10:00"),
    does(clerk, "accept"),
  );

describe("five departments over National Day", () => {
  test("one asks the applicant, one is silent past its limit, the others are in time", async () => {
    const asked = await given(
      { at: "2026-09-14 10:00", items },
      filed,
      preAccepted,
      does(officer("handler", "fire-rescue"), "request-supplement", {
        payload: { materials: ["fire-plan"], reason: "未附应急预案" },
      }),
      does(clerk, "send-notice"),
    );
    expect(asked).toBeIn("acceptance.waiting");
    expect(asked).toBeDueOn("supplement", "2026-10-14");
    expect(asked.asked(clerk, "accept")).toRefuse("ACTION_NOT_ALLOWED");

    const answered = await when(
      asked,
      until("2026-09-18 11:30"),
      does(company, "supplement", {
        payload: { materials: [{ id: "fire-plan", name: "预案.pdf" }] },
      }),
      until("2026-09-20 10:00"),
      does(officer("handler", "fire-rescue"), "confirm-materials"),
      does(clerk, "accept"),
    );
    expect(answered).toBeAccepted({ deemed: false, asOf: "2026-09-20" });
    expect(answered).toBeDueOn("branch:tobacco", "2026-10-08");
    expect(answered).not.toHaveCard({});

    const late = await when(
      answered,
      passes("2 business-days"),
      ...finishes("market-supervision", "food", "handle", "approve"),
      ...finishes("urban-management", "signboard", "handle", "approve"),
      ...finishes("fire-rescue", "fire", "handle", "review", "approve"),
      ...finishes("water-affairs", "drainage", "handle", "approve"),
      until("2026-10-12 09:00"),
    );
    expect(late).toBeIn("approval.branches.fire.done");
    expect(late).toBeIn("approval.branches.tobacco.open");
    expect(late).toHaveCard({ colour: "yellow", limit: "branch:tobacco", on: "2026-10-09" });
    expect(late).toHaveCard({ colour: "red", limit: "branch:tobacco", on: "2026-10-10" });
    expect(late.asked(officer("handler", "tobacco-monopoly"), "handle")).toAllow();
    expect(late.asked(officer("handler", "fire-rescue"), "handle")).toRefuse("OPINION_TOO_LATE");
  });

  test("a silent window has accepted by law, as of the receipt", async () => {
    const silent = await given(
      { at: "2026-09-14 20:15", items },
      filed,
      untilNextDue(),
      untilNextDue(),
    );
    expect(silent).toBeAccepted({ deemed: true, asOf: "2026-09-14" });
    expect(silent).toHaveCard({ colour: "red", cause: "no-notice-in-time", limit: "completeness" });
    expect(silent).toBeDueOn("statutory", "2026-11-20");
  });

  test("an earlier reading stays as it was when the world goes on", async () => {
    const before = await accepted();
    const after = await when(before, passes("30 business-days"));
    expect([before.today, after.today]).toEqual(["2026-09-20", "2026-11-06"]);
    expect(before).not.toHaveCard({});
    expect(after).toHaveCard({ limit: "promised" });
  });
});

beforeEach(() => {
  vi.stubEnv("LC_ALL", "C");
  return () => vi.unstubAllEnvs();
});

const failure = (assert: () => void): string => {
  try {
    assert();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "it did not fail";
};

describe("a failure", () => {
  test("says what was expected, what is, the story and the ledger of the limit", async () => {
    const it = await accepted();
    const message = failure(() => expect(it).toBeDueOn("branch:fire", "2026-10-09"));
    expect(message).toMatchInlineSnapshot(`
      "expected "branch:fire" to be due on 2026-10-09
      but: 2026-10-10

      case 20260914-0001  restaurant-opening 2026.1  2026-09-20 10:00  approval · departments at work

      Story
        2026-09-14 10:00  application of 幸福里餐饮有限公司, online
        2026-09-14 10:00  幸福里餐饮  submit
        2026-09-14 10:00  completeness window starts: 5 business days, due 2026-09-20
        2026-09-14 10:00  王芳  pre-accept · passed
        2026-09-18 00:00  completeness window is near, due 2026-09-20
        2026-09-20 10:00  王芳  accept
        2026-09-20 10:00  completeness window ends: met (due 2026-09-20)
        2026-09-20 10:00  statutory limit starts: 45 business days, due 2026-11-27
        2026-09-20 10:00  promised limit starts: 15 business days, due 2026-10-16
        2026-09-20 10:00  limit of food licence starts: 10 business days, due 2026-10-10
        2026-09-20 10:00  limit of signboard starts: 5 business days, due 2026-09-28
        2026-09-20 10:00  limit of fire safety check starts: 10 business days, due 2026-10-10
        2026-09-20 10:00  limit of tobacco retail starts: 8 business days, due 2026-10-08
        2026-09-20 10:00  limit of drainage starts: 8 business days, due 2026-10-08

      Limits
        completeness  met  2026-09-20
        promised  running  2026-10-16
        statutory  running  2026-11-27
        branch:drainage  running  2026-10-08
        branch:fire  running  2026-10-10
        branch:food  running  2026-10-10
        branch:signboard  running  2026-09-28
        branch:tobacco  running  2026-10-08

      Ledger of the limit of fire safety check
        2026-09-20  start day, not counted
        2026-09-21 to 2026-09-24  days 1 to 4
        2026-09-25 to 2026-09-27  holiday: Mid-Autumn Festival (国办发明电〔2025〕7号)
        2026-09-28 to 2026-09-30  days 5 to 7
        2026-10-01 to 2026-10-07  holiday: National Day (国办发明电〔2025〕7号)
        2026-10-08 to 2026-10-09  days 8 to 9
        2026-10-10  day 10, make-up workday (国办发明电〔2025〕7号)
        due  2026-10-10"
    `);
  });

  test.each([
    [
      "a state the item has not",
      (it: CaseNow) => expect(it).toBeIn("approval.deciding.now"),
      "the item has no state",
    ],
    [
      "another state",
      (it: CaseNow) => expect(it).toBeIn("acceptance.checking"),
      'expected to be in "acceptance.checking"\nbut: approval.branches.food.open',
    ],
    [
      "a limit that has not started",
      (it: CaseNow) => expect(it).toBeDueOn("delivery", "2026-10-09"),
      "it has not started; started: completeness",
    ],
    [
      "a limit the item has not",
      (it: CaseNow) => expect(it).toBeDueOn("promise", "2026-10-09"),
      "the item has no such limit",
    ],
    [
      "a card that was not raised",
      (it: CaseNow) => expect(it).toHaveCard({ colour: "red" }),
      "expected to have the card red\nbut: no card",
    ],
    [
      "an acceptance by a person",
      (it: CaseNow) => expect(it).toBeAccepted({ deemed: true, asOf: "2026-09-20" }),
      "but: accepted by a person as of 2026-09-20",
    ],
    [
      "an action that is refused",
      (it: CaseNow) => expect(it.asked(clerk, "accept")).toAllow(),
      "but: ACTION_NOT_ALLOWED: case 20260914-0001",
    ],
    [
      "an action that is allowed",
      (it: CaseNow) => expect(it.asked(company, "withdraw")).toRefuse("CASE_CLOSED"),
      "but: it is allowed",
    ],
    [
      "what must not be",
      (it: CaseNow) => expect(it).not.toBeAccepted(),
      "expected not to be accepted",
    ],
  ])("about %s names it", async (_about, assert, said) => {
    const it = await accepted();
    const message = failure(() => assert(it));
    expect(message).toContain(said);
    expect(message).toContain("application of 幸福里餐饮有限公司");
  });

  test("speaks Chinese where the environment does", async () => {
    const it = await accepted();
    vi.stubEnv("LC_ALL", "zh_CN.UTF-8");
    const message = failure(() => expect(it).toBeDueOn("branch:fire", "2026-10-09"));
    expect(message).toMatch(/^应 期限“branch:fire”到期日 2026-10-09\n实际：2026-10-10\n\n办件 /);
    expect(message).toContain("计时明细：消防安全检查办理期限\n  2026-09-20  起始日，不计");
  });

  test("of a step that is refused tells the story so far", async () => {
    const told = given({ at: "2026-09-14 10:00", items }, filed, does(clerk, "accept"));
    await expect(told).rejects.toThrow(/^ACTION_NOT_ALLOWED: .*\n\ncase 20260914-0001/);
    await expect(given({ at: "2026-09-14", items }, passes("1 months"))).rejects.toThrow("files(");
  });
});
