// #region clock
import { parseInstant } from "@banjian/calendar";
import { openHall } from "banjian";

let now = parseInstant("2026-07-06T09:30:00+08:00");
const hall = await openHall({
  db: "pglite://memory",
  items: "examples/time-limits/items",
  clock: () => now,
});
const by = { id: "shop", name: "街角小店", roles: ["applicant"] };
const { caseId } = await hall.submit(
  "shop-opening",
  {
    applicant: { id: "shop", name: "街角小店", kind: "legal-person" },
    materials: [{ id: "application", name: "申请书.pdf" }],
  },
  { by, key: "web-1" },
);

now = parseInstant("2026-07-06T09:00:00+08:00"); // somebody puts the clock right
await hall.act(caseId, "withdraw", { by, key: "web-2" });

const facts = await (await hall.case(caseId)).facts();
console.log(facts.at(0)?.type, facts.at(0)?.at);
console.log(facts.at(-1)?.type, facts.at(-1)?.at);
await hall.close();
// #endregion
