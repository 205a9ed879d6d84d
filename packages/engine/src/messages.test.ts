import { expect, test } from "vitest";
import type { PlacedEvent } from "./outbox.js";
import { restaurantHall } from "./testing/test-hall.js";

const mayor = { id: "mayor", roles: ["government-head"] };

async function messagesAtSink(messages: object | undefined) {
  const got: PlacedEvent[] = [];
  const sink = { name: "province", deliver: async (event: PlacedEvent) => void got.push(event) };
  const hall = await restaurantHall(undefined, { sinks: [sink], ...(messages && { messages }) });
  const caseId = await hall.accepted();
  await hall.act(caseId, "extend", mayor, {
    limit: "statutory",
    reason: "案情复杂",
  });
  await hall.engine.deliver();
  const made = got.flatMap((one) => (one.name === "message:made" ? [one] : []));
  return { hall, caseId, got, made };
}

test("ME4: messages are stored with their causes and reach the sinks in order, each under its own id, with the moment by which they are due", async () => {
  const { hall, caseId, got, made } = await messagesAtSink({ division: "440305" });
  expect(made.map(({ event }) => event.message)).toEqual(
    (await (await hall.engine.case(caseId)).messages()).map(({ message }) => message),
  );
  expect(made.map(({ event }) => event.message.kind)).toEqual([
    "application",
    "pre-acceptance",
    "acceptance",
    "special-procedure",
    "special-procedure-result",
  ]);
  const [first] = made;
  expect(first).toMatchObject({
    event: { at: "2026-09-14T02:00:00.000Z", deliverBy: "2026-09-14T14:00:00.000Z" },
  });
  const seqs = got.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  expect(new Set(got.map(({ id }) => id)).size).toBe(got.length);
  const [asked, result] = made.slice(-2);
  expect([asked?.id, result?.id]).toEqual([
    `memory/1/${caseId}/${asked?.event.seq}/special-procedure`,
    `memory/1/${caseId}/${asked?.event.seq}/special-procedure-result`,
  ]);
});

test("ME4: a hall that was not asked to make messages takes none to its sinks", async () => {
  const { hall, caseId, made } = await messagesAtSink(undefined);
  expect(made).toEqual([]);
  expect(await (await hall.engine.case(caseId)).messages()).toHaveLength(5);
});
