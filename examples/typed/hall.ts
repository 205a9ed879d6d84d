// #region typed
import { openHall } from "banjian";
import type { Items } from "./items.js";

const hall = await openHall<Items>({ db: "pglite://memory", items: "examples/items" });
const owner = { id: "li-lei", name: "李雷", roles: ["applicant"] };
const clerk = { id: "w-01", name: "王芳", roles: ["window-clerk"] };

// The editor completes the code, the fields of the form and the materials; the compiler refuses any other.
const { caseId } = await hall.submit(
  "food-business-licence",
  {
    applicant: { id: "li-lei", name: "李雷", kind: "person" },
    form: { premises: "幸福路 12 号", staff: 4 },
    materials: [
      { id: "application", name: "申请书.pdf" },
      { id: "floor-plan", name: "平面图.pdf" },
    ],
  },
  { by: owner, key: "web-1" },
);

// The case number remembers its item: only that item's actions, each with the payload of its kind.
await hall.act(caseId, "pre-accept", { by: clerk, key: "desk-1", payload: { result: "passed" } });
await hall.act(caseId, "request-supplement", {
  by: clerk,
  key: "desk-2",
  payload: { materials: ["safety-rules"], reason: "缺食品安全管理制度" },
});
console.log((await hall.case(caseId)).stateTitle.zh);
await hall.close();
// #endregion
