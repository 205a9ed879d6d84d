import type { Absence, Actor } from "@banjian/core";
import { expect } from "vitest";
import type { CaseStore } from "../ports.js";
import {
  approver,
  asking,
  citizen,
  clerk,
  decideSmall,
  filing,
  type TestRequest,
} from "./fixture.js";
import type { OpenedStore } from "./opened-store.js";

type Opened = (title: string, body: (it: OpenedStore) => Promise<void>) => void;

const colleague: Actor = { ...approver, id: "a2", name: "孙丽" };

/** What a store promises about whose each task is, and about who is away when. */
export function taskOwnersContract(opened: Opened): void {
  opened(
    "ST38: tasks are found by whoever holds them, and those in the pool",
    async ({ store }) => {
      for (const id of ["c1", "c2"]) {
        await done(store, filing(id));
        await done(store, asking(id, "accept", clerk));
      }
      await done(store, asking("c1", "claim", approver));
      const found = async (person: Actor, holder?: string | null) => {
        const { id, roles, department } = person;
        const query = { roles, department, person: id };
        const tasks = await store.tasks(holder === undefined ? query : { ...query, holder });
        return tasks.map(({ state }) => state.id);
      };
      expect(await found(approver)).toEqual(["c1", "c2"]);
      expect(await found(approver, approver.id)).toEqual(["c1"]);
      expect(await found(colleague, null)).toEqual(["c2"]);
      const trainee: Actor = { id: "t1", roles: [], department: "bureau" };
      expect(await found(trainee)).toEqual([]);
      await done(store, asking("c1", "delegate", approver, { to: trainee, reason: "培训" }));
      expect(await found(trainee), "the delegate has no role of it").toEqual(["c1"]);
      expect(await found(colleague, "t1")).toEqual(["c1"]);
      await done(store, asking("c2", "copy", clerk, { to: [{ id: "t1" }], note: "阅" }));
      expect(await found({ ...trainee, roles: ["person"] }, "t1")).toEqual(["c1", "c2"]);
      expect(await found({ ...colleague, roles: ["person"] })).toEqual([]);
    },
  );

  opened(
    "ST38: tasks are found by the department that waits for them as well",
    async ({ store }) => {
      for (const id of ["c1", "c2"]) await done(store, filing(id));
      const asked = { materials: ["plan"], reason: "缺页" };
      await done(
        store,
        asking("c1", "request-supplement", { ...clerk, department: "bureau" }, asked),
      );
      await done(store, asking("c1", "send-notice", clerk));
      const found = await store.tasks({ awaitedBy: "bureau" });
      expect(found.map(({ state, task }) => [state.id, task.kinds])).toEqual([
        ["c1", ["supplement"]],
      ]);
      expect(await store.tasks({ awaitedBy: "office" })).toEqual([]);
      const plan = { materials: [{ id: "plan", name: "平面图.pdf" }] };
      await done(store, asking("c1", "supplement", citizen, plan));
      expect(await store.tasks({ awaitedBy: "bureau" })).toEqual([]);
    },
  );

  opened("ST39: records of absences are kept in order, for each hall its own", async (it) => {
    const { store, other } = it;
    const days = { from: "2026-09-15", to: "2026-09-17" } as Pick<Absence, "from" | "to">;
    const first: Absence = {
      id: "a1",
      person: { id: approver.id, roles: approver.roles },
      deputy: { id: colleague.id, name: "孙丽" },
      ...days,
      reason: "培训",
    };
    expect(await store.addAbsence(first, 0)).toBe(true);
    expect(await store.addAbsence({ ...first, reason: "同时" }, 0), "the place is taken").toBe(
      false,
    );
    expect(await store.addAbsence({ ...first, id: "a2" }, 1)).toBe(true);
    expect(await store.absences()).toEqual([first, { ...first, id: "a2" }]);
    expect(await other.absences()).toEqual([]);
    expect([(await store.moment()).absences, (await other.moment()).absences]).toEqual([2, 0]);
  });
}

async function done(store: CaseStore, request: TestRequest): Promise<void> {
  const [answer] = await store.commit([request], decideSmall);
  if (answer === undefined || !("receipt" in answer)) {
    throw new Error(`${request.key} was not done`, { cause: answer });
  }
}
