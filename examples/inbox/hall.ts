import { type Actor, ManualClock, openHall } from "banjian";
import { desk } from "./inbox.js";

const clock = new ManualClock("2026-09-01T10:00:00+08:00");
const items = "examples/approval/items";
const hall = await openHall({ db: "pglite://memory", items, clock: clock.now });

const applicant: Actor = { id: "n-1", name: "星夜餐饮", roles: ["applicant"] };
const clerk: Actor = { id: "w-01", name: "王芳", roles: ["window-clerk"] };
const fire = { roles: ["handler"], department: "fire-rescue" };
const zhao: Actor = { id: "f-11", name: "赵刚", ...fire };
const sun: Actor = { id: "f-12", name: "孙丽", ...fire };
const feng: Actor = { id: "f-14", name: "冯队", roles: [], department: "fire-rescue" };

let keys = 0;
const by = (actor: Actor, payload = {}) => ({ by: actor, key: `desk-${++keys}`, payload });

const cases: string[] = [];
for (const name of ["星夜餐饮", "江边烧烤", "老街面馆"]) {
  const application = {
    applicant: { id: "n-1", name, kind: "legal-person" as const },
    materials: [{ id: "floor-plan", name: "平面图.pdf" }],
  };
  const { key } = by(applicant);
  const { caseId } = await hall.submit("night-restaurant", application, { by: applicant, key });
  await hall.act(caseId, "accept", by(clerk));
  cases.push(caseId);
  clock.moveTo(`2026-09-0${cases.length + 1}T10:00:00+08:00`);
}
const [first = "", second = ""] = cases;
await hall.act(first, "claim", { ...by(zhao), branch: "fire" });
await hall.act(second, "claim", { ...by(sun), branch: "fire" });
clock.moveTo("2026-09-22T10:00:00+08:00");

// #region many
const claimed = await hall.actOnMany(cases, "claim", { by: zhao, key: "desk-all", branch: "fire" });
for (const one of claimed) {
  console.log("refused" in one ? one.refused.says.en : `${zhao.name} has it now`);
}
// #endregion
console.log("赵刚");
for (const line of await desk(hall, zhao)) console.log(line);

await hall.absences.record({
  person: { id: "f-11", name: "赵刚", ...fire },
  deputy: { id: "f-14", name: "冯队" },
  from: "2026-09-22",
  to: "2026-09-24",
  reason: "培训",
});
console.log("冯队, 赵刚 is away");
for (const line of await desk(hall, feng)) console.log(line);
await hall.close();
