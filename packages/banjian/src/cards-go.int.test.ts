import type { ProcessMessage } from "@banjian/core";
import { ManualClock } from "@banjian/engine";
import { verifyCases } from "@banjian/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Hall } from "./hall.js";
import { openHall } from "./open-hall.js";

const clock = new ManualClock("2026-09-14T10:00:00+08:00");
const clerk = { id: "w1", roles: ["window-clerk"] };
const head = { id: "h1", roles: ["head"], department: "health" };
const from = { system: "fire-net" };
let hall: Hall;
let caseId: string;

beforeAll(async () => {
  const items = "examples/exchange/items";
  hall = await openHall({ db: "pglite://memory", items, clock: clock.now });
  const applicant = { id: "u1", name: "李雷", kind: "person" } as const;
  const by = { id: "u1", roles: ["applicant"] };
  ({ caseId } = await hall.submit("teahouse", { applicant, form: {} }, { by, key: "1" }));
});
afterAll(() => hall.close());

const said = (kind: ProcessMessage["kind"], fields: Readonly<Record<string, string>>) => ({
  kind,
  fields: {
    ...{ SBLSH: caseId, YWLSH: "F-1", SXBM: "x", XZQHDM: "440305", SJBBH: "1" },
    ...fields,
  },
});
const step = (SPSJ: string) =>
  said("approval", {
    ...{ SPSJ, SPBZH: "1", SPHJDM: "1", SPHJMC: "承办", SPBMMC: "区消防救援大队" },
    ...{ SPRXM: "陈晓", SPYJ: "同意", SPHJZTDM: "2" },
  });
const cards = async () =>
  (await hall.cards({ caseId })).map(
    ({ card }) => `${card.cause} ${card.withdrawn?.because ?? "stands"}`,
  );

test("CD5: on a database the card of a message that could not be goes with the commit that takes one that can", async () => {
  await hall.act(caseId, "accept", { by: clerk, key: "2" });
  clock.moveTo("2026-09-16T10:00:00+08:00");
  const told = [
    said("application", {
      ...{ SBSJ: "2026-09-14 11:00:00", SXMC: "消防", SQRLX: "1", SQRMC: "李雷" },
      ...{ SBCLQD: "无", TJFS: "1", SBHZH: "R1" },
    }),
    said("acceptance", {
      ...{ SLSJ: "2026-09-14 11:30:00", SLBMMC: "区消防救援大队", SLZTDM: "1" },
      ...{ SPSXMC: "消防", BLRXM: "陈晓", SLHZH: "A1" },
    }),
  ];
  await hall.messages.receive([...told, step("2026-09-19 10:00:00")], from);
  expect(await cards()).toEqual(["message-impossible stands"]);
  const [taken] = await hall.messages.receive([step("2026-09-15 10:00:00")], from);
  expect(taken).toMatchObject({ fate: "taken" });
  expect(await cards()).toEqual(["message-impossible correction"]);
});

test("CD5: on a database a failure of service recorded by mistake goes with its card, and the case is still what its facts add up to", async () => {
  const payload = { limit: "statutory", reason: "案情复杂", way: "post" };
  await hall.act(caseId, "extend", { by: head, key: "3", payload });
  const failed = { result: "failed", reason: "退回" };
  await hall.act(caseId, "serve-notice", { by: clerk, key: "4", payload: failed });
  expect(await cards()).toContain("service-failed stands");
  const right = { what: "service", notice: "l1", way: "post", reason: "误看回执" };
  await hall.act(caseId, "correct", { by: head, key: "5", payload: right });
  expect(await cards()).toContain("service-failed correction");
  expect(await verifyCases(hall.db)).toEqual({ checked: 1, broken: [] });
});
