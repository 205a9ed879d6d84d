// A process of its own that runs a hall on the database in its first argument, its items in the second, at the moment in the
// fourth: it files one case after the other and tells people, until it is ended. It writes each notification into the file in
// the third, when it is called with it and when it has sent it, and says that,
// and each case of which it was answered that it is accepted.

import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { openHall } from "banjian";
import { application, people } from "./small-item.js";

const [db = "", items = "", log = "", now = ""] = process.argv.slice(2);
const tell = (what: object) => console.log(JSON.stringify(what));
const write = (what: string, ids: readonly string[]) =>
  appendFileSync(log, ids.map((id) => `${now} ${what} ${id}\n`).join(""));

const hall = await openHall({
  db,
  items,
  clock: () => now as never,
  notifications: {
    quiet: false,
    send: async (one) => {
      const ids = "parts" in one ? one.parts.map(({ id }) => id) : [one.id];
      write("called", ids);
      tell({ at: "called" });
      await setTimeout(30);
      write("sent", ids);
      tell({ at: "sent" });
    },
  },
});
tell({ ready: true });
await once(process.stdin, "data");
for (let n = 0; ; n++) {
  const by = people.applicant;
  const { caseId } = await hall.submit("small-licence", application, { by, key: `${now}/${n}` });
  await hall.act(caseId, "accept", { by: people.clerk, key: `${now}/${n}/accept` });
  tell({ accepted: caseId });
  await hall.deliver();
}
