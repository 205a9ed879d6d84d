import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ManualClock } from "@banjian/engine";
import { afterAll, expect, test } from "vitest";
import { openHall } from "./open-hall.js";

const scratch = mkdtempSync(path.join(tmpdir(), "banjian-supervised-"));
const file = path.join(scratch, "hall.supervision.yaml");
afterAll(() => rmSync(scratch, { recursive: true }));

const opening = { db: "pglite://memory", items: "examples/items", supervision: file };
const rule = "metric: remaining, compare: at-most, threshold: 3, unit: business-days";

test("CD4: a hall that is opened with its supervision file raises the cards of its rules, and says whom to tell", async () => {
  writeFileSync(
    file,
    `banjian-supervision: 1\ncards:\n  soon: { title: 只剩三日, ${rule}, limits: [completeness, acceptance, statutory, promised], card: yellow, target: head, notify: [supervisor] }\n`,
  );
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  const hall = await openHall({ ...opening, clock: clock.now });
  const heard: unknown[] = [];
  hall.on("card:yellow", ({ card }) => heard.push([card.rule, card.role, card.notify]));
  const { caseId } = await hall.submit(
    "food-business-licence",
    {
      applicant: { id: "u-1", name: "李雷餐饮店", kind: "legal-person" },
      form: { premises: "幸福路 12 号" },
      materials: ["application", "floor-plan", "safety-rules"].map((id) => ({ id, name: id })),
    },
    { by: { id: "u-1", roles: ["applicant"] }, key: "k1" },
  );
  const clerk = { id: "w", roles: ["window-clerk"] };
  const passed = { by: clerk, key: "k2", payload: { result: "passed" } };
  await hall.act(caseId, "pre-accept", passed);
  await hall.act(caseId, "accept", { by: clerk, key: "k3" });
  clock.moveTo("2026-10-20T10:00:00+08:00");
  await hall.sweep();
  expect(heard).toContainEqual(["soon", "head", ["supervisor"]]);
  const cards = await hall.cards({ caseId });
  expect(cards.filter(({ card }) => card.rule === "soon").length).toBe(
    heard.filter((one) => Array.isArray(one) && one[0] === "soon").length,
  );
  await hall.close();
});

test("CD4: a supervision file that cannot be read, or has findings, opens no hall", async () => {
  writeFileSync(
    file,
    `banjian-supervision: 1\ncards:\n  soon: { title: t, ${rule}, card: blue }\n`,
  );
  const refused = { code: "SUPERVISION_REFUSED" };
  await expect(openHall(opening)).rejects.toMatchObject(refused);
  const missing = openHall({ ...opening, supervision: `${file}.none` });
  await expect(missing).rejects.toMatchObject(refused);
});
