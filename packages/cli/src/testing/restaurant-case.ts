import type { Actor } from "@banjian/core";
import { type CaseView, ManualClock } from "@banjian/engine";
import { memoryEngine } from "./memory-engine.js";

const itemFile = new URL("../../../../examples/items/restaurant-opening.yaml", import.meta.url);

const applicant: Actor = { id: "u-1", name: "幸福里餐饮", roles: ["applicant"] };
const window: Actor = { id: "w-1", name: "王芳", roles: ["window-clerk"] };
const handlerOf = (department: string, name: string): Actor => ({
  id: `h-${department}`,
  name,
  roles: ["handler", "approver"],
  department,
});
const food = handlerOf("market-supervision", "陈明");
const others = ["urban-management", "fire-rescue", "tobacco-monopoly", "water-affairs"];

/**
 * A joint case in the middle of its approval, on 2026-10-13: the signboard agreed, food in a procedure, tobacco and others
 * late with cards.
 */
export async function restaurantCase(): Promise<CaseView> {
  const clock = new ManualClock("2026-09-14T01:00:00Z");
  const engine = await memoryEngine(clock, itemFile);
  let count = 0;
  const command = (by: Actor) => ({ by, key: `k${++count}` });
  const { caseId } = await engine.submit("restaurant-opening", application, command(applicant));
  const act = (by: Actor, action: string, payload = {}, branch?: string) =>
    engine.act(caseId, action, {
      ...command(by),
      payload,
      ...(branch === undefined ? {} : { branch }),
    });
  clock.moveTo("2026-09-15T01:30:00Z");
  await act(window, "pre-accept", { result: "passed" });
  for (const by of [food, ...others.map((name) => handlerOf(name, "办事员"))]) {
    await act(by, "confirm-materials");
  }
  clock.moveTo("2026-09-16T02:00:00Z");
  await act(window, "accept");
  clock.moveTo("2026-09-17T02:00:00Z");
  const sign = handlerOf("urban-management", "吴静");
  await act(sign, "handle", { opinion: "样式符合街区导则" });
  await act({ ...sign, id: "a-urban-management", name: "郑强" }, "approve");
  await act(food, "open-procedure", {
    procedure: "testing",
    length: "30 business-days",
    reason: "抽样检测",
  });
  for (const day of ["2026-09-29", "2026-10-01", "2026-10-10", "2026-10-13"]) {
    clock.moveTo(`${day}T01:00:00Z`);
    await engine.sweep();
  }
  return engine.case(caseId);
}

const application = {
  applicant: { id: "u-1", name: "幸福里餐饮有限公司", kind: "legal-person" as const },
  form: { premises: "幸福路 12 号", area: 168, seats: 60, tobacco: true },
  materials: ["application", "floor-plan", "sign-design", "drainage-plan", "fire-plan"].map(
    (id) => ({
      id,
      name: `${id}.pdf`,
    }),
  ),
};
