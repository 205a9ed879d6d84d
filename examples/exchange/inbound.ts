// Run me: npm run example exchange/inbound
import { readFileSync } from "node:fs";
import { readMessages } from "@banjian/exchange";
import { type Hall, ManualClock, openHall } from "banjian";

// #region receive
/** Takes what the system of a department sent, and says what became of each message. */
export async function receive(hall: Hall, system: string, body: string): Promise<string[]> {
  const { messages, unread } = readMessages(body);
  const sent = messages.map(({ message }) => message);
  const received = await hall.messages.receive(sent, { system, unread });
  return received.map(
    ({ message, fate, because }) => `${message?.kind ?? "unread"}: ${because?.en ?? fate}`,
  );
}
// #endregion

const clock = new ManualClock("2026-09-14T10:00:00+08:00");
const hall = await openHall({
  db: "pglite://memory",
  items: "examples/exchange/items",
  clock: clock.now,
  numbers: {
    scheme: {
      counter: () => "year",
      write: ({ day, sequence }) => `${day.slice(0, 4)}-${String(sequence).padStart(4, "0")}`,
    },
  },
});
const applicant = { id: "u1", name: "李雷", kind: "person" } as const;
const citizen = { id: "u1", roles: ["applicant"] };
const { caseId } = await hall.submit(
  "teahouse",
  { applicant, form: {} },
  { by: citizen, key: "1" },
);
await hall.act(caseId, "accept", { by: { id: "w1", roles: ["window-clerk"] }, key: "2" });
clock.moveTo("2026-09-16T10:00:00+08:00");

const body = readFileSync("examples/exchange/fire-net.xml", "utf8");
for (const line of await receive(hall, "fire-net", body)) console.log(line);
for (const { department, says } of [(await hall.case(caseId)).state.branches.fire].flatMap(
  (branch) =>
    branch?.opinions.map(({ by, text }) => ({ department: by.department, says: text })) ?? [],
)) {
  console.log(`${department}: ${says}`);
}

const late = body.replaceAll("<数据版本号>1", "<数据版本号>3").replace(/<SL>[\s\S]*<\/SB>/, "");
for (const line of await receive(hall, "fire-net", late)) console.log(line);
for (const line of await receive(hall, "tax-net", body)) console.log(line);
for (const { work } of await hall.incidents.list()) console.log(`incident: ${work}`);
await hall.close();
