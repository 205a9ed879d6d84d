import { readFileSync } from "node:fs";
import { chinaNotices, parseOfficeHours, parseTimeZone } from "@banjian/calendar";
import {
  Announcer,
  Calendars,
  catalogueOver,
  Engine,
  type ManualClock,
  memoryCaseStore,
  memoryItemStore,
  memoryNoticeStore,
} from "@banjian/engine";

const zone = parseTimeZone("Asia/Shanghai");

/** An engine that forgets, with one item of the examples; its cases are numbered from 1 on each day. */
export async function memoryEngine(clock: ManualClock, item: URL): Promise<Engine> {
  const notices = memoryNoticeStore(chinaNotices);
  const catalogue = catalogueOver(memoryItemStore());
  await catalogue.publish(readFileSync(item, "utf8"), "item.yaml");
  let cases = 0;
  return new Engine({
    store: memoryCaseStore(clock.now, notices),
    catalogue,
    calendars: new Calendars(notices, ["cn"], zone),
    zone,
    hours: parseOfficeHours({ ordinary: [["09:00", "17:30"]] }),
    ids: { caseId: ({ today }) => `${today.replaceAll("-", "")}-${++cases}` },
    announcer: new Announcer(),
  });
}
