import { canonicalJson } from "@banjian/base";
import { replay } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { ManualClock } from "../manual-clock.js";
import type { CaseStore, CommitAnswer } from "../ports.js";
import { amendedCalendarContract } from "./amended-calendar.js";
import { cardsContract } from "./cards.js";
import { countingContract } from "./counting.js";
import {
  approver,
  asking,
  citizen,
  clerk,
  decideSmall,
  filing,
  monday,
  moveSmall,
  smallVersion,
  type TestRequest,
} from "./fixture.js";
import { gapsContract } from "./gaps.js";
import { hallEventsContract } from "./hall-events.js";
import { inboundContract } from "./inbound.js";
import {
  assessmentsContract,
  measuresContract,
  pausesContract,
  ratingsContract,
} from "./measures.js";
import { notificationsContract } from "./notifications.js";
import type { OpenedStore } from "./opened-store.js";
import { outboxContract, restoredContract, standingContract } from "./outbox.js";
import { sweepingContract } from "./sweeping.js";
import { taskOwnersContract } from "./task-owners.js";

/** The promises that every store keeps; each adapter runs the same suite. */
export function caseStoreContract(
  adapter: string,
  open: (clock: ManualClock) => Promise<OpenedStore>,
): void {
  describe(`case store: ${adapter}`, () => {
    const opened = (
      title: string,
      body: (it: OpenedStore & { clock: ManualClock }) => Promise<void>,
    ): void => {
      test(title, async () => {
        const clock = new ManualClock(monday);
        const it = await open(clock);
        try {
          await body({ ...it, clock });
        } finally {
          await it.close();
        }
      });
    };

    opened("ST1: an accepted request is stored whole: facts, case, tasks", async ({ store }) => {
      const answer = await one(store, filing("c1"));
      expect(answer).toMatchObject({ receipt: { caseId: "c1" } });
      const state = await store.load("c1");
      const facts = await store.facts("c1");
      expect(state?.version).toBe(facts.length);
      expect(facts[0]).toMatchObject({
        type: "case-opened",
        effectiveOn: "2026-09-14",
        at: monday,
      });
      const tasks = await store.tasks({ roles: ["window-clerk"], person: "w1" });
      expect(tasks.map(({ task }) => task.work)).toEqual(["acceptance.checking"]);
    });

    opened(
      "ST2: the stored case is the fold of its facts, byte for byte (P6)",
      async ({ store }) => {
        await one(store, filing("c1"));
        await one(store, asking("c1", "accept", clerk));
        const facts = await store.facts("c1");
        expect(canonicalJson(await store.load("c1"))).toBe(canonicalJson(replay("c1", facts)));
      },
    );

    opened(
      "ST3: the same key and body again gets the first receipt and changes nothing (P2)",
      async ({ store }) => {
        const first = await one(store, filing("c1"));
        const again = await one(store, {
          ...filing("c2"),
          key: "file-c1",
          body: () => "body of file-c1",
        });
        expect(receiptOf(again)).toEqual(receiptOf(first));
        expect("effects" in again).toBe(false);
        expect(await store.load("c2")).toBeUndefined();
      },
    );

    opened(
      "ST4: the same key with another body is refused and changes nothing (P2)",
      async ({ store }) => {
        await one(store, filing("c1"));
        const answer = await one(store, {
          ...filing("c2"),
          key: "file-c1",
          body: () => "something else",
        });
        expect(answer).toMatchObject({ refused: { code: "IDEMPOTENCY_MISMATCH" } });
        expect(await store.load("c2")).toBeUndefined();
      },
    );

    opened(
      "ST5: a refused request stores nothing, and its key is free again",
      async ({ store }) => {
        await one(store, filing("c1"));
        const before = await store.load("c1");
        const refused = asking("c1", "accept", citizen);
        expect(await one(store, refused)).toMatchObject({ refused: { code: "NOT_PERMITTED" } });
        expect(await store.load("c1")).toEqual(before);
        expect(await one(store, refused)).toMatchObject({ refused: { code: "NOT_PERMITTED" } });
        const { key } = refused;
        const accepted = await one(store, { ...asking("c1", "accept", clerk), key });
        expect(accepted).toHaveProperty("effects");
      },
    );

    opened(
      "ST6: a request that is refused or fails harms none of its neighbours",
      async ({ store }) => {
        await one(store, filing("c1"));
        const bad = { ...asking("c1", "accept", clerk), key: "bad" };
        const answers = await store.commit([filing("c2"), bad, filing("c3")], (request, loaded) => {
          if (request.key === "bad") throw new Error("a fault");
          return decideSmall(request, loaded);
        });
        expect(answers.map((answer) => Object.keys(answer)[0])).toEqual([
          "receipt",
          "failed",
          "receipt",
        ]);
        expect((await store.load("c3"))?.status).toBe("open");
      },
    );

    opened(
      "ST7: requests for one case are decided one after the other, none is lost (P4)",
      async ({ store }) => {
        await one(store, filing("c1"));
        const requests = Array.from({ length: 6 }, (_, index) => ({
          ...asking("c1", "correct-on-spot", clerk, { reason: `reason ${index}` }),
          key: `correct-${index}`,
        }));
        await Promise.all(requests.map((request) => store.commit([request], decideSmall)));
        const facts = await store.facts("c1");
        const said = facts.flatMap((fact) =>
          fact.type === "action-taken" ? [fact.payload.reason] : [],
        );
        expect(said.toSorted()).toEqual(
          [undefined, ...requests.map((_, index) => `reason ${index}`)].toSorted(),
        );
        expect((await store.load("c1"))?.version).toBe(facts.length);
      },
    );

    opened(
      "ST8: days, instants, numbers and Chinese text come back as they were",
      async ({ store }) => {
        const payload = { form: {}, reason: "改为“幸福路 12 号”，𠮷野家；9007199254740991" };
        await one(store, filing("c1"));
        await one(store, asking("c1", "correct-on-spot", clerk, payload));
        const [last] = (await store.facts("c1")).slice(-1);
        expect(last).toMatchObject({
          payload: { reason: payload.reason },
          effectiveOn: "2026-09-14",
          at: monday,
        });
        expect((await store.load("c1"))?.milestones).toEqual({ receipt: ["2026-09-14"] });
      },
    );

    opened(
      "ST14: tasks are found by role and department, an applicant's own by the person",
      async ({ store }) => {
        await one(store, filing("c1"));
        await one(store, asking("c1", "accept", clerk));
        const works = async (query: Parameters<CaseStore["tasks"]>[0]) =>
          (await store.tasks(query)).map(({ task }) => task.work);
        expect(await works({ roles: ["approver"], department: "bureau", person: "a1" })).toEqual([
          "approval:main:1-approve",
        ]);
        expect(await works({ roles: ["approver"], department: "elsewhere", person: "a1" })).toEqual(
          [],
        );
        expect(await works({ roles: ["window-clerk"], person: "w1" })).toEqual([]);
        await one(store, asking("c1", "approve", approver));
        expect(await works({ roles: ["approver"], department: "bureau", person: "a1" })).toEqual(
          [],
        );
      },
    );

    opened("ST15: the applicant sees only the task in the own case", async ({ store }) => {
      await one(store, filing("c1"));
      await one(
        store,
        asking("c1", "request-supplement", clerk, { materials: ["plan"], reason: "缺少" }),
      );
      await one(store, asking("c1", "send-notice", clerk));
      const mine = await store.tasks({ roles: ["applicant"], person: citizen.id });
      expect(mine.map(({ task }) => task.kinds)).toEqual([["supplement"]]);
      expect(await store.tasks({ roles: ["applicant"], person: "somebody else" })).toEqual([]);
    });

    opened("ST16: the latest cases come first", async ({ store, clock }) => {
      await one(store, filing("c1"));
      clock.moveTo("2026-09-14T10:00:01+08:00");
      await one(store, filing("c2"));
      const ids = async (count: number, before?: string) =>
        (await store.recent(count, before)).map(({ id }) => id);
      expect(await ids(1)).toEqual(["c2"]);
      // Of the same moment: the page goes on where it ended all the same.
      await one(store, filing("c3"));
      const all = await ids(10);
      expect(all.toSorted()).toEqual(["c1", "c2", "c3"]);
      expect([...(await ids(1)), ...(await ids(1, all[0])), ...(await ids(5, all[1]))]).toEqual(
        all,
      );
      expect(await ids(1, all[2])).toEqual([]);
      expect(await ids(1, "nobody")).toEqual([]);
    });

    opened(
      "ST43: the open cases of a version are found page by page, and a case that has moved is one of the other's",
      async ({ store }) => {
        for (const id of ["c1", "c2", "c3", "c4"]) await one(store, filing(id));
        await one(store, asking("c4", "withdraw", citizen, { reason: "不办了" }));
        const { digest } = smallVersion;
        expect(await store.openUnder(digest, { batch: 2 })).toEqual(["c1", "c2"]);
        expect(await store.openUnder(digest, { batch: 2, after: "c2" })).toEqual(["c3"]);
        await store.revise(["c1"], (loaded) => moveSmall(loaded, "another"));
        expect(await store.openUnder(digest, { batch: 9 })).toEqual(["c2", "c3"]);
        expect(await store.openUnder("another", { batch: 9 })).toEqual(["c1"]);
        expect(await store.uses("another")).toEqual({ open: 1, closed: 0 });
        expect(await store.uses(digest)).toEqual({ open: 3, closed: 1 });
      },
    );

    sweepingContract(opened);
    amendedCalendarContract(opened);
    outboxContract(opened);
    hallEventsContract(opened);
    gapsContract(opened);
    notificationsContract(opened);
    restoredContract(opened);
    standingContract(opened);
    taskOwnersContract(opened);
    cardsContract(opened);
    measuresContract(opened);
    pausesContract(opened);
    ratingsContract(opened);
    assessmentsContract(opened);
    inboundContract(opened);
    countingContract(opened);
  });
}

async function one(store: CaseStore, request: TestRequest): Promise<CommitAnswer> {
  const [answer] = await store.commit([request], decideSmall);
  if (answer === undefined) throw new Error("no answer");
  return answer;
}

function receiptOf(answer: CommitAnswer) {
  return "receipt" in answer ? answer.receipt : undefined;
}
