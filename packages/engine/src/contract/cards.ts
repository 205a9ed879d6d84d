import { parseLocalDate } from "@banjian/calendar";
import { stageOf } from "@banjian/core";
import { expect } from "vitest";
import type { ManualClock } from "../manual-clock.js";
import type { CardQuery, CaseStore } from "../ports.js";
import {
  approver,
  asking,
  clerk,
  decideSmall,
  filing,
  sweepSmall,
  type TestRequest,
} from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (
  title: string,
  body: (it: OpenedStore & { clock: ManualClock }) => Promise<void>,
) => void;

const inspector = { id: "i1", roles: ["supervisor"] };

/** What a store promises about cards. */
export function cardsContract(opened: Opened): void {
  opened("ST40: cards are found by where they stand, those raised last first", async (it) => {
    const { store, other, clock } = it;
    for (const [caseId, day] of [
      ["c1", "2026-09-14"],
      ["c2", "2026-09-16"],
    ] as const) {
      clock.moveTo(`${day}T10:00:00+08:00`);
      await done(store, filing(caseId));
      await done(store, asking(caseId, "accept", clerk));
    }
    await done(store, asking("c2", "claim", approver));
    // Twenty business days end on 16 and 20 October: yellow on the day after, red on the second.
    clock.moveTo("2026-10-22T10:00:00+08:00");
    await store.revise(["c1", "c2"], sweepSmall);
    await done(store, asking("c1", "notify-card", inspector, { card: "c1", reason: "通知" }));
    const found = async (query: Partial<CardQuery>) =>
      (await store.cards({ count: 100, ...query })).map(({ card, state }) =>
        [state.id, card.id, card.colour, stageOf(card), card.raisedOn].join(" "),
      );
    const all = [
      "c2 c2 red raised 2026-10-22",
      "c2 c1 yellow raised 2026-10-21",
      "c1 c2 red raised 2026-10-20",
      "c1 c1 yellow notified 2026-10-19",
    ];
    const only = (...places: number[]) => places.map((place) => all[place]);
    const on = parseLocalDate;
    expect(await found({})).toEqual(all);
    expect(await found({ count: 1 })).toEqual(only(0));
    expect(await found({ colour: "yellow" })).toEqual(only(1, 3));
    expect(await found({ stage: "notified" })).toEqual(only(3));
    expect(await found({ caseId: "c2", colour: "red" })).toEqual(only(0));
    expect(await found({ from: on("2026-10-20"), to: on("2026-10-21") })).toEqual(only(1, 2));
    expect(await found({ department: "bureau", cause: "overdue" })).toEqual(all);
    expect(await found({ handler: "a1" })).toEqual(only(0, 1));
    expect(await found({ handler: "a2" })).toEqual([]);
    expect(await found({ department: "another" })).toEqual([]);
    expect(await found({ cause: "near" })).toEqual([]);
    expect(await other.cards({ count: 100 })).toEqual([]);
  });
}

async function done(store: CaseStore, request: TestRequest): Promise<void> {
  const [answer] = await store.commit([request], decideSmall);
  if (answer === undefined || !("receipt" in answer)) {
    throw new Error(`${request.key} was not done`, { cause: answer });
  }
}
