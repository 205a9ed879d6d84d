import type { Task } from "@banjian/core";
import { expect, test } from "vitest";
import { type Waiting, WorkQueue } from "./work-queue.js";

const open = () => true;

function waiting(caseId: string, ...roles: string[]): Waiting {
  return { caseId, task: { roles } as unknown as Task, since: 0 };
}

function queueOf(...all: Waiting[]): WorkQueue {
  const queue = new WorkQueue();
  for (const one of all) queue.put(one);
  return queue;
}

function take(queue: WorkQueue, role: string, isOpen: (waiting: Waiting) => boolean = open) {
  return queue.take(
    (roles) => roles.includes(role),
    isOpen,
    ({ caseId }) => caseId !== "own" || undefined,
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
  const queue = queueOf(waiting("done", "clerk"), waiting("own", "clerk"), waiting("c1", "clerk"));
  expect(take(queue, "clerk", ({ caseId }) => caseId !== "done")).toBe("c1");
  expect(queue.length).toBe(1);
});

test("a long line of work that nobody free may do is not looked at", () => {
  const queue = queueOf(...Array.from({ length: 1000 }, (_, at) => waiting(`h${at}`, "handler")));
  queue.put(waiting("c1", "clerk"));
  const looked: string[] = [];
  expect(take(queue, "clerk", ({ caseId }) => looked.push(caseId) > 0)).toBe("c1");
  expect(new Set(looked)).toEqual(new Set(["c1"]));
});
