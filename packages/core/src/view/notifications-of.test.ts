import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { notificationsAfter, notificationsOf } from "./notifications-of.js";
import { toldNear } from "./recipients.js";

const head = officer("head", "market");

const made = (it: Story) =>
  notificationsOf({ item: it.item }, "c1", it.facts).map(({ notification }) => notification);
const texts = (it: Story, kind: string) =>
  made(it).flatMap((one) => (one.kind === kind ? [one.text.zh] : []));
const told = (it: Story) =>
  made(it).map(({ kind, to }) => `${kind} → ${to.person?.name ?? to.roles.join("/")}`);

describe("NT1: people are told by the facts of a case", () => {
  test("the applicant of acceptance with the number of the case, of a procedure, an extension, the decision, and that it can be collected", () => {
    const it = accepted(licence()).opine("market", "handle");
    it.act("open-procedure", officer("handler", "market"), {
      procedure: "expert-review",
      length: "3 business-days",
      reason: "需评审",
    });
    it.at("2026-09-22").act("close-procedure", officer("handler", "market"), {
      id: "p1",
      result: "通过",
    });
    it.act("extend", head, { limit: "statutory", reason: "案情复杂" });
    it.opine("market", "approve").act("grant", head);
    it.act("complete", clerk, { result: "issued", certificate: { number: "JY1" } });
    const { name } = it.state.applicant;
    expect(told(it).filter((one) => one.endsWith(`→ ${name}`))).toEqual(
      ["accepted", "procedure", "extended", "decided", "collection"].map(
        (kind) => `${kind} → ${name}`,
      ),
    );
    expect(texts(it, "accepted")).toEqual([
      `${name}：您申请的“${it.item.title.zh}”已受理，办件编号 ${it.state.id}。（${it.item.file.item.authority.name.zh}）`,
    ]);
    expect(texts(it, "procedure")[0]).toContain("需要专家评审，所需时间3个工作日");
    expect(texts(it, "decided")[0]).toContain("已作出决定：准予");
  });

  test("of what is missing, when the one notice goes out and not when it is drafted", () => {
    const it = story(jointLicence()).at("2026-09-14").submit();
    it.act("request-supplement", officer("handler", "fire"), {
      materials: ["floor-plan"],
      reason: "面积不清",
    });
    expect(texts(it, "supplement")).toEqual([]);
    it.act("send-notice", clerk);
    // NT5: it is the notice itself that counts.
    expect(texts(it, "supplement")[0]).toMatch(/需补正：.+。请以补正告知书为准/);
  });

  test("staff when work has come, is urged and runs out of time; the supervisor of each card", () => {
    const it = accepted(licence()).act("remind", citizen, {});
    expect(made(it).find(({ kind }) => kind === "urged")?.to).toEqual({
      roles: ["handler"],
      department: "market",
    });
    expect(told(it)).toContain("task → handler");
    it.at("2026-11-20").sweep();
    expect(told(it)).toContain("near → head");
    expect(told(it)).toContain("near → handler");
    expect(told(it)).toContain("card → supervisor");
    expect(texts(it, "card")[0]).toContain("黄牌");
  });
});

describe("NT1: who is told", () => {
  test("of a limit that nears, whoever holds the open work, and its roles where nobody does", () => {
    const near = (it: Story) =>
      made(it.at("2026-11-20").sweep()).flatMap(({ kind, to }) => (kind === "near" ? [to] : []));
    const role = { roles: ["handler"], department: "market" };
    expect(near(accepted(licence()))).toContainEqual(role);
    const claimed = accepted(licence());
    const task = Object.values(claimed.state.tasks)[0]?.id;
    const wang = officer("handler", "market");
    const held = near(claimed.act("claim", wang, { task }));
    expect(held).toContainEqual({ ...role, person: { id: wang.id, name: wang.name } });
    expect(held).not.toContainEqual(role);
  });

  test("of a limit of one branch, those who work in it and no others", () => {
    const it = story(jointLicence()).at("2026-09-14").submit().act("accept", clerk);
    const before = it.state;
    const departments = (key: string) => {
      const ledger = before.limits[key];
      if (ledger === undefined) throw new Error(`no limit ${key}`);
      return toldNear(it.item, before, ledger).map((one) => one.department);
    };
    const [branch = ""] = Object.keys(before.limits).filter((key) => before.limits[key]?.branch);
    expect(departments(branch)).toEqual([before.limits[branch]?.branch]);
    expect(departments("statutory").length).toBeGreaterThan(2);
  });

  test("of a card, the roles that the rule of the hall names, those of a department in the card's", () => {
    const cards = (notify: readonly string[] | undefined) => {
      const it = accepted(licence()).at("2026-11-20").sweep();
      const raised = it.facts.flatMap((fact) =>
        fact.type === "card-raised"
          ? [{ ...fact, card: { ...fact.card, ...(notify && { notify }) } }]
          : [],
      );
      return notificationsAfter({ item: it.item }, it.state, raised.slice(0, 1), "c1").map(
        ({ notification }) => notification.to,
      );
    };
    expect(cards(undefined)).toEqual([{ roles: ["supervisor"] }]);
    expect(cards(["government-head", "head", "supervisor"])).toEqual([
      { roles: ["government-head", "supervisor"] },
      { roles: ["head"], department: "market" },
    ]);
  });
});

describe("NT2: an item may say by which channels, in which words, or that nobody is told", () => {
  const item = () => {
    const one = licence();
    const text = { zh: "{case}：{item}受理了", en: "{case}: {item}" };
    const notifications = {
      accepted: { by: ["sms" as const, "letter" as const], text },
      task: { by: [], text: undefined },
    };
    return { ...one, file: { ...one.file, notifications } };
  };

  test("each channel gets one of its own, and an empty list none", () => {
    const it = story(item()).at("2026-09-14").submit().act("accept", clerk);
    const all = made(it).filter(({ kind }) => kind === "accepted");
    expect(all.map(({ channel }) => channel)).toEqual(["sms", "letter"]);
    expect(all[0]?.text.zh).toBe(`${it.state.id}：${it.item.title.zh}受理了`);
    expect(told(it).filter((one) => one.startsWith("task"))).toEqual([]);
  });
});

describe("NT3: what one act says to the same people is said once", () => {
  test("three tasks of one office are one notification, with what they are", () => {
    const it = accepted(licence());
    const opened = it.facts.find(({ type }) => type === "task-opened");
    if (opened?.type !== "task-opened") throw new Error("no task was opened");
    const { task } = opened;
    const more = [1, 2, 3].map((n) => ({
      ...opened,
      task: {
        ...task,
        id: `x${n}`,
        work: `x${n}`,
        kinds: n === 3 ? (["grant"] as const) : task.kinds,
      },
    }));
    const all = notificationsAfter({ item: it.item }, it.state, more, "c1");
    expect(all).toHaveLength(1);
    expect(all[0]?.notification.text.zh).toMatch(/新待办：.+、准予许可。$/);
    const [first, ...rest] = more;
    const later = rest.map((one) => ({ ...one, at: "2026-09-30T00:00:00.000Z" as typeof one.at }));
    expect(
      notificationsAfter(
        { item: it.item },
        it.state,
        [first, ...later].flatMap((one) => one ?? []),
        "c1",
      ),
    ).toHaveLength(2);
  });
});

test("NT4: what people wrote is text in a notification: no field, no markup, no second line, no turned direction", () => {
  const it = story(licence()).at("2026-09-14").submit({ materials: papers }).act("accept", clerk);
  const [opened, ...rest] = it.facts;
  if (opened?.type !== "case-opened") throw new Error("no case was opened");
  const name = "<b>{case}</b>\n[链接](http://x)\u202e王";
  const facts = [{ ...opened, applicant: { ...opened.applicant, name } }, ...rest];
  const all = notificationsOf({ item: it.item }, "c1", facts);
  const text = all.find(({ notification }) => notification.kind === "accepted")?.notification.text;
  expect(text?.zh).toMatch(/^＜b＞\{case\}＜\/b＞ \[链接\]\(http:\/\/x\) 王：/);
});
