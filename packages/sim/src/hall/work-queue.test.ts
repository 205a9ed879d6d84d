import type { Task } from "@banjian/core";
import { expect, test } from "vitest";
import { type Waiting, WorkQueue } from "./work-queue.js";

function waiting(caseId: string, ...roles: string[]): Waiting {
  return { caseId, task: { id: "t1", roles } as unknown as Task, since: 0 };
}

function queueOf(...all: Waiting[]): WorkQueue {
  const queue = new WorkQueue();
  for (const one of all) queue.put(one);
  return queue;
}

function take(queue: WorkQueue, role: string, looked: string[] = []) {
  return queue.take(
    (roles) => roles.includes(role),
    ({ caseId }) => looked.push(caseId) > 0 && (caseId !== "own" || undefined),
  )?.waiting.caseId;
}

test("what has waited longest is taken first, whichever of one's roles it is for", () => {
  const queue = queueOf(
    waiting("c1", "head"),
    waiting("c2", "handler", "clerk"),
    waiting("c3", "clerk"),
  );
  expect([take(queue, "clerk"), take(queue, "clerk"), take(queue, "clerk")]).toEqual([
    "c2",
    "c3",
    undefined,
  ]);
  expect(queue.length).toBe(1);
});

test("what needs doing no more is passed over, and what nobody may take waits on", () => {
  const [done, gone] = [waiting("done", "clerk"), waiting("gone", "clerk")];
  const queue = queueOf(done, waiting("own", "clerk"), gone, waiting("c1", "clerk"));
  for (const { caseId, task } of [done, gone]) queue.drop(caseId, task);
  expect(queue.length).toBe(2);
  expect(take(queue, "clerk")).toBe("c1");
  expect(queue.length).toBe(1);
});

test("what waits no more here is not taken back twice", () => {
  const one = waiting("c1", "clerk");
  const queue = queueOf(one, waiting("c2", "clerk"));
  expect(take(queue, "clerk")).toBe("c1");
  queue.drop(one.caseId, one.task);
  expect([queue.length, take(queue, "clerk"), queue.length]).toEqual([1, "c2", 0]);
});

test("a long line of work that nobody free may do is not looked at", () => {
  const queue = queueOf(...Array.from({ length: 1000 }, (_, at) => waiting(`h${at}`, "handler")));
  queue.put(waiting("c1", "clerk"));
  const looked: string[] = [];
  expect(take(queue, "clerk", looked)).toBe("c1");
  expect(looked).toEqual(["c1"]);
});
