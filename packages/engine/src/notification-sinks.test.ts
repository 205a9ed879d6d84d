import { describe, expect, test } from "vitest";
import type { NotificationDigest, OutgoingNotification } from "./notification-digest.js";
import type { NotificationOptions } from "./notification-sinks.js";
import { sinkRetries } from "./retry-policy.js";
import { clerk, company } from "./testing/people.js";
import { restaurantHall } from "./testing/test-hall.js";

const retries = { ...sinkRetries, first: 1_000, longest: 60_000, age: 3_600_000, draw: () => 1 };

/** A hall that tells people, what it has sent, and which tries fail. */
async function tellingHall(options: Partial<NotificationOptions> = {}) {
  const posted: (OutgoingNotification | NotificationDigest)[] = [];
  const sent: OutgoingNotification[] = [];
  const line = { isDown: false };
  const send = async (one: OutgoingNotification | NotificationDigest) => {
    if (line.isDown) throw new Error("the gateway is down");
    posted.push(one);
    sent.push(...(one.kind === "digest" ? one.parts : [one]));
  };
  const hall = await restaurantHall(undefined, {
    notifications: { send, ...options },
    relay: { retries, patience: 50 },
  });
  const kinds = () => sent.map(({ kind }) => kind);
  return { hall, posted, sent, kinds, line };
}

describe("NT6: a notification is kept with its cause, and sent", () => {
  test("once, under an id that never changes, however often somebody delivers", async () => {
    const { hall, sent, kinds } = await tellingHall();
    const caseId = await hall.accepted();
    await hall.engine.deliver();
    await hall.engine.deliver();
    const accepted = sent.find(({ kind }) => kind === "accepted");
    expect(accepted?.text.zh).toContain(`办件编号 ${caseId}`);
    expect(accepted?.id).toMatch(new RegExp(`^memory/1/${caseId}/\\d+/accepted/sms$`));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    const listed = await (await hall.engine.case(caseId)).notifications();
    const told = listed.map(({ notification }) => notification.kind);
    expect(kinds().toSorted()).toEqual(told.toSorted());
  });

  test("not at all when the decision that called for it is refused", async () => {
    const { hall, sent } = await tellingHall();
    const caseId = await hall.accepted();
    await hall.engine.deliver();
    const before = sent.length;
    await expect(hall.act(caseId, "accept", clerk)).rejects.toMatchObject({
      code: "ACTION_NOT_ALLOWED",
    });
    await hall.engine.deliver();
    expect(sent).toHaveLength(before);
  });

  test("again later when it could not be sent, and with a person's help when it is too long", async () => {
    const { hall, sent, line } = await tellingHall({ quiet: false });
    line.isDown = true;
    await hall.accepted();
    await hall.engine.deliver();
    hall.at("2026-09-14 10:01");
    await hall.engine.deliver();
    hall.at("2026-09-14 12:00");
    await hall.engine.deliver();
    const [incident] = await hall.engine.incidents.list();
    expect([sent.length, incident?.work]).toEqual([0, "sink:notifications"]);
    line.isDown = false;
    await hall.engine.incidents.retry(incident?.id ?? "", { by: "it-01", reason: "网关已恢复" });
    await hall.engine.deliver();
    expect(sent.length).toBeGreaterThan(0);
    expect(await hall.engine.incidents.list()).toEqual([]);
  });
});

describe("NT7: in the quiet hours", () => {
  test("nothing is sent and nothing has failed; in the morning all of it is", async () => {
    const { hall, sent } = await tellingHall();
    hall.at("2026-09-14 21:00");
    await hall.accepted();
    await hall.engine.deliver();
    hall.at("2026-09-15 07:59");
    expect(await hall.engine.deliver()).toMatchObject({ failed: 0 });
    expect(sent).toEqual([]);
    hall.at("2026-09-15 08:00");
    await hall.engine.deliver();
    expect(sent.map(({ kind }) => kind)).toContain("accepted");
  });

  test("what the hall calls urgent goes out at once, and the rest waits", async () => {
    const { hall, kinds } = await tellingHall({ urgent: ["accepted"] });
    hall.at("2026-09-14 23:30");
    await hall.accepted();
    await hall.engine.deliver();
    expect(kinds()).toEqual(["accepted"]);
    hall.at("2026-09-15 09:00");
    await hall.engine.deliver();
    expect(kinds().filter((kind) => kind === "accepted")).toHaveLength(1);
    expect(kinds()).toContain("task");
  });

  test("messages of the exchange that pass the sinks of notifications are not late in them", async () => {
    const { hall } = await tellingHall();
    hall.at("2026-09-14 21:00");
    await hall.accepted();
    hall.at("2026-09-14 21:05");
    await hall.engine.deliver();
    expect(await hall.engine.deliveries()).toEqual([]);
  });

  test.each([
    [{ quiet: { from: "9pm", to: "08:00" } }, "quiet"],
    [{ urgent: ["acepted" as "accepted"] }, "urgent"],
    [{ texts: { acepted: { zh: "", en: "" } } as object }, "texts"],
    [{ texts: { accepted: { zh: "已受理" } } as object }, "texts"],
    [{ texts: { accepted: { zh: "已受理", en: " " } } }, "texts"],
    [{ quiet: { from: "21:00", to: "21:00" } }, "quiet"],
    [
      {
        quiet: { from: "21:00", to: "08:00", days: 5 } as object as { from: "21:00"; to: "08:00" },
      },
      "quiet.days",
    ],
    [{ quiet: true as unknown as false }, "quiet"],
    [{ quiet: null as unknown as false }, "quiet"],
    [{ urgentt: [] } as object, "urgentt"],
  ])("%o is refused when the hall is opened (NOTIFICATIONS_INVALID)", async (options, part) => {
    await expect(tellingHall(options)).rejects.toMatchObject({
      code: "NOTIFICATIONS_INVALID",
      says: { en: expect.stringContaining(part) },
    });
  });
});

describe("NT8: what waits for the same people at the same time is one message", () => {
  test("several cases of one applicant in the night are one in the morning, and offices get theirs", async () => {
    const { hall, posted, sent } = await tellingHall();
    hall.at("2026-09-14 22:00");
    const cases = [await hall.accepted(), await hall.accepted(), await hall.accepted()];
    await hall.engine.deliver();
    hall.at("2026-09-15 08:00");
    await hall.engine.deliver();
    const mine = posted.filter(({ to }) => to.roles.includes("applicant"));
    expect(mine).toHaveLength(1);
    const [digest] = mine;
    if (digest?.kind !== "digest") throw new Error("it came alone");
    expect(digest.parts.map(({ kind, caseId }) => [kind, caseId])).toEqual(
      cases.map((caseId) => ["accepted", caseId]),
    );
    expect(digest.text.zh).toMatch(/^有 3 条通知：\n1\. .*\n2\. .*\n3\. /);
    for (const caseId of cases) expect(digest.text.en).toContain(caseId);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    expect(posted.length).toBeLessThan(sent.length / 2);
  });

  test("one that cannot be sent fails for each of its cases, and each comes later", async () => {
    const { hall, posted, sent, line } = await tellingHall({ quiet: false });
    await hall.accepted();
    await hall.accepted();
    line.isDown = true;
    expect((await hall.engine.deliver()).failed).toBeGreaterThan(1);
    line.isDown = false;
    hall.at("2026-09-14 11:00");
    await hall.engine.deliver();
    expect(posted.length).toBeGreaterThan(0);
    expect(sent.filter(({ kind }) => kind === "accepted")).toHaveLength(2);
  });

  test("of many the first ten are named", async () => {
    const { hall, posted } = await tellingHall();
    hall.at("2026-09-14 22:00");
    for (let count = 0; count < 12; count++) await hall.accepted();
    hall.at("2026-09-15 08:00");
    await hall.engine.deliver();
    const mine = posted.find(({ to }) => to.roles.includes("applicant"));
    expect(mine?.text.en.split("\n").at(-1)).toBe("And 2 more.");
  });
});

describe("NT9: a hall has its own words", () => {
  const texts = {
    accepted: { zh: "{applicant}，{case} 已受理", en: "{case} of {applicant} is in" },
  };

  test("in both languages, with the fields of the kind, and nothing that people wrote is more than text", async () => {
    const { hall, sent } = await tellingHall({ texts });
    const name = "<b>{authority}</b>\n李雷";
    const applicant = { id: company.id, name, kind: "legal-person" } as const;
    const caseId = await hall.accepted({ applicant });
    await hall.engine.deliver();
    const told = sent.find(({ kind }) => kind === "accepted");
    expect(told?.text).toEqual({
      zh: `＜b＞{authority}＜/b＞ 李雷，${caseId} 已受理`,
      en: `${caseId} of ＜b＞{authority}＜/b＞ 李雷 is in`,
    });
    const [listed] = (await (await hall.engine.case(caseId)).notifications()).filter(
      ({ notification }) => notification.kind === "accepted",
    );
    expect(listed?.notification.text).toEqual(told?.text);
  });

  test.each(["{cas}", "{missing}", "{case"])("%s is refused when it is opened", async (wrong) => {
    const open = tellingHall({ texts: { accepted: { zh: wrong, en: "in" } } });
    await expect(open).rejects.toMatchObject({ code: "NOTIFICATION_FIELD_UNKNOWN" });
  });
});
