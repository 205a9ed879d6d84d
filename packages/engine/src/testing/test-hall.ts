import { chinaNotices, parseOfficeHours, parseTimeZone } from "@banjian/calendar";
import type { Actor, NamedSlaEvent, SlaEventName, SlaEvents } from "@banjian/core";
import { Announcer } from "../announcer.js";
import { Calendars } from "../calendars.js";
import { randomCaseIds } from "../case-ids.js";
import { catalogueOver } from "../catalogue.js";
import { Engine } from "../engine.js";
import { ManualClock } from "../manual-clock.js";
import { memoryItemStore } from "../memory-item-store.js";
import { type MemoryNoticeStore, memoryNoticeStore } from "../memory-notice-store.js";
import { memoryCaseStore } from "../memory-store.js";
import type { EngineParts } from "../parts.js";
import type { CaseStore, ItemStore } from "../ports.js";
import type { Command } from "../request.js";
import { type Branch, clerk, company, officer } from "./people.js";
import { application, restaurantFile } from "./restaurant.js";

// Halls may share a store, and a key is never used twice.
let keys = 0;

const zone = parseTimeZone("Asia/Shanghai");
const hours = parseOfficeHours({
  ordinary: [
    ["09:00", "12:00"],
    ["13:30", "17:30"],
  ],
});

/** Every name that is announced: a new one does not compile until it stands here. */
export const eventNames = Object.keys({
  "case:opened": true,
  "case:state": true,
  "case:deemed-accepted": true,
  "case:deemed-granted": true,
  "case:deemed-renewed": true,
  "case:deemed-withdrawn": true,
  "case:lapsed": true,
  "case:reopened": true,
  "case:outcome-withdrawn": true,
  "branch:deemed-agreed": true,
  "branch:returned": true,
  "branch:resumed": true,
  "branches:reopened": true,
  "case:decided": true,
  "case:closed": true,
  "supplement:requested": true,
  "supplement:received": true,
  "rating:given": true,
  "rating:answered": true,
  "letter:made": true,
  "notice:served": true,
  "notice:failed": true,
  "notice:resent": true,
  "limit:started": true,
  "limit:excluded": true,
  "limit:resumed": true,
  "limit:extended": true,
  "limit:changed": true,
  "limit:corrected": true,
  "limit:recomputed": true,
  "limit:withdrawn": true,
  "limit:explained": true,
  "limit:remeasured": true,
  "limit:warned": true,
  "limit:breached": true,
  "limit:ended": true,
  "limit:reopened": true,
  "card:yellow": true,
  "card:red": true,
  "card:withdrawn": true,
  "card:notified": true,
  "card:answered": true,
  "card:appealed": true,
  "card:corrected": true,
  "card:supervised": true,
  "card:confirmed": true,
  "document:due": true,
  "document:corrected": true,
  "certificate:looked-up": true,
  "fee:due": true,
  "fee:ordered": true,
  "fee:paid": true,
  "fee:waived": true,
  "fee:refunded": true,
  "case:moved": true,
  "case:suspended": true,
  "case:resumed": true,
  "task:opened": true,
  "task:closed": true,
  "task:assigned": true,
  "task:reminded": true,
  "order:issued": true,
  "order:answered": true,
  "consultation:asked": true,
  "consultation:answered": true,
  "consultation:ended": true,
  "copy:sent": true,
  "right:notified": true,
  "right:ended": true,
  "hearing:invited": true,
  "message:received": true,
  "message:made": true,
  "notification:made": true,
} satisfies Record<SlaEventName, true>) as SlaEventName[];

/** A hall in memory over a clock that the test moves; it hears everything it announces. */
export class TestHall {
  readonly clock: ManualClock;
  readonly parts: EngineParts;
  readonly engine: Engine;
  readonly heard: NamedSlaEvent[] = [];

  constructor(stores: Stores, parts: Partial<EngineParts> = {}) {
    this.clock = stores.clock;
    this.parts = {
      store: stores.cases,
      catalogue: catalogueOver(stores.items),
      calendars: new Calendars(stores.notices, ["cn"], zone),
      zone,
      hours,
      ids: randomCaseIds,
      announcer: new Announcer(),
      ...parts,
    };
    this.engine = new Engine(this.parts);
    for (const name of eventNames)
      this.parts.announcer.on(name, (event) => this.heard.push({ name, event } as NamedSlaEvent));
  }

  /** What has been heard under one name. */
  heardOf<Name extends SlaEventName>(name: Name): SlaEvents[Name][] {
    return this.heard.flatMap((one) => (one.name === name ? [one.event as SlaEvents[Name]] : []));
  }

  /** Moves the clock to a wall-clock time in the hall; a day alone means ten in the morning. */
  at(when: string): this {
    const [day, time = "10:00"] = when.split(" ");
    this.clock.moveTo(`${day}T${time}:00+08:00`);
    return this;
  }

  /** Who acts, under a key that nobody has used. */
  by(actor: Actor, more: Omit<Command, "by" | "key"> = {}): Command {
    return { by: actor, key: `key-${++keys}`, ...more };
  }

  /** Somebody acts in a case. */
  async act(caseId: string, action: string, by: Actor, payload?: unknown): Promise<void> {
    await this.engine.act(caseId, action, this.by(by, payload === undefined ? {} : { payload }));
  }

  /** The company files its application. */
  async file(other: Partial<typeof application> = {}): Promise<string> {
    const { caseId } = await this.engine.submit(
      "restaurant-opening",
      { ...application, ...other },
      this.by(company),
    );
    return caseId;
  }

  /** The same, accepted at the window on the day: the five departments are at work. */
  async accepted(other: Partial<typeof application> = {}): Promise<string> {
    const caseId = await this.file(other);
    await this.act(caseId, "pre-accept", clerk, { result: "passed" });
    await this.act(caseId, "accept", clerk);
    return caseId;
  }

  /** The handler of a branch gives an opinion. */
  opine(caseId: string, step: "handle" | "review" | "approve", branch: Branch): Promise<void> {
    const role = { handle: "handler", review: "reviewer", approve: "approver" }[step];
    return this.act(caseId, step, officer(role, branch), { opinion: "同意" });
  }
}

/** What several engines can share: the two stores, and the clock the cases are judged by. */
export type Stores = {
  readonly clock: ManualClock;
  readonly cases: CaseStore;
  readonly items: ItemStore;
  readonly notices: MemoryNoticeStore;
};

/** Empty stores in memory on Monday, 14 September 2026, at ten. */
export function emptyStores(): Stores {
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  const notices = memoryNoticeStore(chinaNotices);
  const cases = memoryCaseStore(clock.now, notices);
  return { clock, cases, items: memoryItemStore({ now: clock.now }), notices };
}

/** A hall in which the restaurant's item is published. */
export async function restaurantHall(
  file = restaurantFile,
  parts: Partial<EngineParts> = {},
): Promise<TestHall> {
  const hall = new TestHall(emptyStores(), parts);
  // As at the start of a hall: warnings do not keep it from running.
  await hall.parts.catalogue.publishAll([{ source: file, file: "restaurant-opening.yaml" }]);
  return hall;
}
