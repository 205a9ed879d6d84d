// #region embed
import { ManualClock, openHall } from "banjian";
import { application, citizen, clerk } from "./people.js";

// Leave the clock out, and the database's own counts; this one stands still until it is moved.
const clock = new ManualClock("2026-09-14T10:00:00+08:00");
const hall = await openHall({ db: "pglite://memory", items: "examples/items", clock: clock.now });
hall.on("card:red", ({ text }) => console.log(text.en));

const { caseId } = await hall.submit("food-business-licence", application, {
  by: citizen,
  key: "web-1",
});
await hall.act(caseId, "pre-accept", { by: clerk, key: "desk-1", payload: { result: "passed" } });
await hall.act(caseId, "accept", { by: clerk, key: "desk-2" });

const one = await hall.case(caseId);
console.log(one.limit("statutory").explain().text("en"));

clock.moveTo("2026-09-22T00:00:00+08:00"); // a week later nobody has decided
await hall.sweep(); // a hall at work calls hall.work(…) once instead
await hall.close();
// #endregion
