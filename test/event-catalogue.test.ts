import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cloudEvent, hallEventTitles, type PlacedEvent } from "../packages/engine/src/index.js";
import { company, officer } from "../packages/engine/src/testing/people.js";
import { restaurantHall } from "../packages/engine/src/testing/test-hall.js";
import { eventFiles } from "./event-pages.js";
import { type EventSchema, eventSchemas } from "./event-schema.js";

const root = path.join(import.meta.dirname, "..");
const files = eventFiles();

test("EV1: every event is published: a page of its own, its JSON Schema and AsyncAPI, made from its type; write them anew with -u", async () => {
  for (const [file, text] of files) await expect(text).toMatchFileSnapshot(path.join(root, file));
  const pages = readdirSync(path.join(root, "docs/events")).map((name) => `docs/events/${name}`);
  expect(pages.filter((page) => !files.has(page))).toEqual([]);
});

test("EV1: whatever a host can listen to has its page and its schema, and travels outside unless its page says that it is of the process alone", () => {
  const pageOf = (name: string) => files.get(`docs/events/${name.replace(":", "-")}.md`) ?? "";
  const { events } = eventSchemas();
  expect(Object.keys(events).filter((name) => pageOf(name) === "")).toEqual([]);
  expect(Object.keys(events).filter((name) => defs[name] === undefined)).toEqual([]);
  const alone = Object.keys(events).filter((name) => pageOf(name).includes("In the process only"));
  expect(alone).toEqual(["listener:failed"]);
  expect(pageOf("listener:failed")).toContain("is not stored");
  const typeOf = (name: string) => `banjian.${name.replace(":", ".")}`;
  const outside = Object.keys(events).filter((name) => !alone.includes(name));
  expect(Object.keys(messages).toSorted()).toEqual(outside.map(typeOf).toSorted());
});

const { messages } = (
  JSON.parse(files.get("packages/core/events.asyncapi.json") ?? "") as {
    readonly channels: { readonly events: { readonly messages: object } };
  }
).channels.events;

const { $defs: defs } = JSON.parse(files.get("packages/core/events.schema.json") ?? "") as {
  readonly $defs: Readonly<Record<string, EventSchema>>;
};

/** Where a value is not as its schema says; a property that the schema does not know is one of these places. */
function wrong(schema: EventSchema, value: unknown, at = ""): string[] {
  if (schema.$ref !== undefined) {
    return wrong(defs[String(schema.$ref).replace("#/$defs/", "")] ?? {}, value, at);
  }
  if (schema.anyOf !== undefined) {
    return schema.anyOf.some((one) => wrong(one, value).length === 0) ? [] : [at];
  }
  if (schema.type === "array") {
    const items = Array.isArray(value) ? value : [undefined];
    return items.flatMap((one, index) => wrong(schema.items ?? {}, one, `${at}/${index}`));
  }
  if (schema.type === "object") return wrongIn(schema, value, at);
  const known = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  const isRight = known === undefined ? typeof value === schema.type : known.includes(value);
  return isRight ? [] : [at];
}

function wrongIn(schema: EventSchema, value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null) return [at];
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => !(name in value));
  const present = Object.entries(value).flatMap(([name, one]) => {
    const inner = properties[name] ?? additionalProperties;
    return inner === undefined ? [`${at}/${name}`] : wrong(inner, one, `${at}/${name}`);
  });
  return [...missing.map((name) => `${at}/${name}`), ...present];
}

test("EV2: what is announced is as its schema says, in the envelope of CloudEvents 1.0", async () => {
  const hall = await restaurantHall();
  const caseId = await hall.accepted();
  await hall.act(caseId, "open-procedure", officer("handler", "fire"), {
    procedure: "testing",
    length: "5 business-days",
    reason: "检测",
  });
  hall.at("2026-12-01");
  await hall.engine.sweep();
  await hall.act(caseId, "withdraw", company, { reason: "不办了" });
  await hall.engine.deliver();
  const { events } = await hall.engine.events.after(0, 500);
  expect(new Set(events.map(({ name }) => name)).size).toBeGreaterThan(10);
  const bad = events.flatMap(({ name, event }) => wrong(defs[name] ?? {}, event, name));
  expect(bad).toEqual([]);
  expect(wrong(defs["case:opened"] ?? {}, { caseId: "c1", stray: 1 }, "case:opened")).toContain(
    "case:opened/stray",
  );
  const [first] = events as readonly [PlacedEvent];
  expect(cloudEvent(first)).toEqual({
    specversion: "1.0",
    id: `memory/1/${caseId}/1`,
    source: "urn:banjian:hall:memory",
    type: "banjian.case.opened",
    subject: caseId,
    time: first.at,
    datacontenttype: "application/json",
    dataschema: "urn:banjian:events:1#/$defs/case:opened",
    sequence: "0000000000000001",
    data: first.event,
  });
});

test("EV3: what befalls the hall itself is stored with its cause, as its schema says, and travels in the same envelope", async () => {
  const hall = await restaurantHall(undefined, { messages: {} });
  const { stalls, hold } = hall.parts.store;
  const at = hall.clock.now();
  const stall = { work: "sink:log", caseId: "", position: 1, tries: 8, since: at, error: "no" };
  await stalls.park(stall, { id: "i1", at });
  await stalls.clear("sink:log", "", at);
  await hold({ from: at, to: at, elapsed: 1 });
  await hall.engine.release({ by: "Zhao", reason: "校时" });
  await hall.engine.restored({ by: "Zhao", reason: "换盘" });
  const oldest = { id: "memory/1/c1/1/acceptance", caseId: "c1", deliverBy: at };
  const near = { sink: "log", waiting: 1, late: 0, oldest };
  await stalls.begin(
    { ...stall, work: "messages:log" },
    { name: "delivery:near", event: near },
    at,
  );
  await hall.file();
  await hall.engine.deliver();
  await hall.engine.events.gaps({ from: at, to: "2026-09-15T00:00:00Z" as typeof at }, []);
  await hall.engine.deliver();
  const { events } = await hall.engine.events.after(0, 500);
  const ofHall = events.filter(({ subject }) => subject === "(hall)");
  expect(new Set(ofHall.map(({ name }) => name))).toEqual(new Set(Object.keys(hallEventTitles)));
  expect(ofHall.flatMap(({ name, event }) => wrong(defs[name] ?? {}, event, name))).toEqual([]);
  const [opened] = ofHall;
  if (opened === undefined) throw new Error("nothing was told");
  expect(cloudEvent(opened)).toEqual({
    specversion: "1.0",
    id: "memory/1/(hall)/1",
    source: "urn:banjian:hall:memory",
    type: "banjian.incident.opened",
    subject: "(hall)",
    time: at,
    datacontenttype: "application/json",
    dataschema: "urn:banjian:events:1#/$defs/incident:opened",
    sequence: expect.stringMatching(/^[0-9]{16}$/),
    data: opened.event,
  });
});
