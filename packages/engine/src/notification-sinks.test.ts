import { describe, expect, test } from "vitest";
import type { NotificationOptions, OutgoingNotification } from "./notification-sinks.js";
import { sinkRetries } from "./retry-policy.js";
import { clerk } from "./testing/people.js";
import { restaurantHall } from "./testing/test-hall.js";

const retries = { ...sinkRetries, first: 1_000, longest: 60_000, age: 3_600_000, draw: () => 1 };

/** A hall that tells people, what it has sent, and which tries fail. */
async function tellingHall(options: Partial<NotificationOptions> = {}) {
  const sent: OutgoingNotification[] = [];
  const line = { isDown: false };
  const send = async (one: OutgoingNotification) => {
    if (line.isDown) throw new Error("the gateway is down");
    sent.push(one);
  };
  const hall = await restaurantHall(undefined, {
    notifications: { send, ...options },
    relay: { retries, patience: 50 },
  });
  const kinds = () => sent.map(({ kind }) => kind);
  return { hall, sent, kinds, line };
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
    expect(kinds()).toEqual(listed.map(({ notification }) => notification.kind));
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
  ])("%o is refused when the hall is opened (NOTIFICATIONS_INVALID)", async (options, part) => {
    await expect(tellingHall(options)).rejects.toMatchObject({
      code: "NOTIFICATIONS_INVALID",
      says: { en: expect.stringContaining(part) },
    });
  });
});
