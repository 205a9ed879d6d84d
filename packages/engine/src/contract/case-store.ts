import { canonicalJson } from "@banjian/base";
import { sweepPosition } from "@banjian/calendar";
import { replay } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { ManualClock } from "../manual-clock.js";
import type { CaseStore, CommitAnswer, DueMark } from "../ports.js";
import { amendedCalendarContract } from "./amended-calendar.js";
import {
  approver,
  asking,
  calendar,
  citizen,
  clerk,
  decideSmall,
  filing,
  monday,
  sweepSmall,
  type TestRequest,
} from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";
import { outboxContract, restoredContract } from "./outbox.js";
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
          body: "body of file-c1",
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
          body: "something else",
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
        const answer = await one(store, asking("c1", "accept", citizen));
        expect(answer).toMatchObject({ refused: { code: "NOT_PERMITTED" } });
        expect(await store.load("c1")).toEqual(before);
        expect(await one(store, asking("c1", "accept", clerk))).toHaveProperty("receipt");
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
      "ST9: a sweep takes what is due and nothing before its time; a second sweep finds nothing",
      async ({ store, clock }) => {
        await one(store, filing("c1"));
        expect(await swept(store, "2026-09-17")).toEqual([]);
        // Received on Monday 14; five business days end on Sunday 20, which is worked; on Saturday 19 nothing is due yet.
        clock.moveTo("2026-09-21T00:00:00+08:00");
        expect(await swept(store, "2026-09-21")).toEqual(["c1"]);
        expect((await store.load("c1"))?.milestones.acceptance).toEqual(["2026-09-14"]);
        expect(await swept(store, "2026-09-21")).toEqual([]);
      },
    );

    opened("ST10: two sweeps at once take effect once", async ({ store, clock }) => {
      for (let index = 0; index < 8; index++) await one(store, filing(`c${index}`));
      clock.moveTo("2026-09-21T09:00:00+08:00");
      await Promise.all([swept(store, "2026-09-21"), swept(store, "2026-09-21")]);
      const facts = await Promise.all(
        Array.from({ length: 8 }, (_, index) => store.facts(`c${index}`)),
      );
      for (const one of facts) expect(one.filter(({ type }) => type === "deemed")).toHaveLength(1);
    });

    opened(
      "ST11: a case that fails in a sweep harms no other, and is left out when asked",
      async ({ store, clock }) => {
        await one(store, filing("c1"));
        await one(store, filing("c2"));
        clock.moveTo("2026-09-21T09:00:00+08:00");
        const answers = await store.sweep(
          mark("2026-09-21"),
          { batch: 10, except: [] },
          (loaded) => {
            if (loaded.state.id === "c1") throw new Error("a fault");
            return sweepSmall(loaded);
          },
        );
        expect(answers.map((answer) => [answer.caseId, "failed" in answer]).toSorted()).toEqual([
          ["c1", true],
          ["c2", false],
        ]);
        expect(
          await store.sweep(mark("2026-09-21"), { batch: 10, except: ["c1"] }, sweepSmall),
        ).toEqual([]);
      },
    );

    opened(
      "ST12: another calendar's limits are taken up so that they wait in this one",
      async ({ store }) => {
        await one(store, filing("c1"));
        const elsewhere = { ...mark("2026-09-14"), calendar: "another" };
        const answers = await store.sweep(elsewhere, { batch: 10, except: [] }, sweepSmall);
        expect(answers.map(({ caseId }) => caseId)).toEqual(["c1"]);
      },
    );

    opened(
      "ST13: one tenant never meets another's cases, keys, tasks or limits (P17)",
      async ({ store, other, clock }) => {
        await one(store, filing("c1"));
        expect(await other.load("c1")).toBeUndefined();
        expect(await other.facts("c1")).toEqual([]);
        expect(await other.recent(10)).toEqual([]);
        expect(await other.tasks({ roles: ["window-clerk"], person: "w1" })).toEqual([]);
        expect(await one(other, filing("c1"))).toHaveProperty("effects");
        clock.moveTo("2026-09-21T09:00:00+08:00");
        expect(await swept(other, "2026-09-21")).toEqual(["c1"]);
        expect((await store.load("c1"))?.milestones.acceptance).toBeUndefined();
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
      expect((await store.recent(1)).map(({ id }) => id)).toEqual(["c2"]);
    });

    amendedCalendarContract(opened);
    outboxContract(opened);
    restoredContract(opened);
    taskOwnersContract(opened);
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

function mark(day: string): DueMark {
  const on = day as DueMark["day"];
  const at = `${day}T16:00:00.000Z` as DueMark["at"];
  return { calendar: calendar.id, position: sweepPosition(calendar, on), day: on, at };
}

async function swept(store: CaseStore, day: string): Promise<string[]> {
  const answers = await store.sweep(mark(day), { batch: 100, except: [] }, sweepSmall);
  return answers.map(({ caseId }) => caseId);
}
