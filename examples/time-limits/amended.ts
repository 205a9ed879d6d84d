// #region amended
import { parseInstant } from "@banjian/calendar";
import { openHall } from "banjian";

let now = parseInstant("2026-12-28T09:30:00+08:00");
const hall = await openHall({
  db: "pglite://memory",
  items: "examples/time-limits/items",
  clock: () => now,
});
const by = { id: "clinic", name: "安康诊所", roles: ["applicant"] };
const { caseId } = await hall.submit(
  "clinic-licence",
  {
    applicant: { id: "clinic", name: "安康诊所", kind: "legal-person" },
    materials: [{ id: "application", name: "申请书.pdf" }],
  },
  { by, key: "web-1" },
);
const dueNow = async () => (await hall.case(caseId)).limit("completeness").due;
const before = await dueNow();
console.log(before.on, before.provisional);

// Made up for this page: three days of New Year and a Monday, announced late.
now = parseInstant("2026-12-30T10:00:00+08:00");
const notice = await hall.calendars.load({
  calendar: "cn",
  number: "示例〔2026〕1号",
  title: "2027年放假安排（示例）",
  publishedOn: "2026-12-29",
  source: "https://example.org/",
  year: 2027,
  holidays: [
    { name: "元旦", off: ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"], work: [] },
  ],
});

const [one] = await notice.preview();
for (const { limit, before, told } of one?.moved ?? []) console.log(limit, before.due, told.due);
console.log((await dueNow()).on, "until it is applied");

const { moved } = await notice.apply();
const after = await dueNow();
console.log(after.on, after.provisional, moved);

const view = await hall.case(caseId);
for (const { what } of await view.moves("completeness")) console.log(what.en);
console.log((await view.asOf(view.limit("completeness").from)).limit("completeness").due.on);
await hall.close();
// #endregion
