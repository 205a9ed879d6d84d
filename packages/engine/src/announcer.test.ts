import { afterEach, describe, expect, test, vi } from "vitest";
import type { ListenerFailure } from "./announcer.js";
import { company } from "./testing/people.js";
import { application } from "./testing/restaurant.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

/** What no string can be made of. */
const unspeakable: unknown = Object.create(null);

async function listening() {
  const hall = await restaurantHall();
  const failures: ListenerFailure[] = [];
  const { announcer } = hall.parts;
  announcer.on("listener:failed", (failure) => failures.push(failure));
  return { hall, announcer, failures };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** The warnings the process was given while `run` ran. */
async function warnings(run: () => Promise<unknown>): Promise<string[]> {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  await run();
  await settled();
  return warn.mock.calls.map(([said]) => String(said));
}

afterEach(() => void vi.restoreAllMocks());

describe("one listener that fails stops nobody", () => {
  test("one that throws: the others hear, the receipt is given, and the failure is told", async () => {
    const { hall, announcer, failures } = await listening();
    const heard: number[] = [];
    announcer.on("case:opened", () => {
      throw new Error("no pager");
    });
    announcer.on("case:opened", ({ seq }) => heard.push(seq));
    await expect(hall.file()).resolves.toBeTypeOf("string");
    expect(heard).toEqual([1]);
    expect(failures).toEqual([{ event: "case:opened", error: new Error("no pager") }]);
  });

  test("one that rejects: it is told a moment later, and no rejection is left unhandled", async () => {
    const { hall, announcer, failures } = await listening();
    announcer.on("case:opened", async () => {
      throw new Error("no network");
    });
    await hall.file();
    await settled();
    expect(failures).toEqual([{ event: "case:opened", error: new Error("no network") }]);
  });

  test("one that never ends holds nobody up", async () => {
    const { hall, announcer } = await listening();
    announcer.on("case:opened", () => new Promise(() => {}));
    await expect(hall.file()).resolves.toBeTypeOf("string");
  });

  test.each([
    [
      "throws",
      () => {
        throw unspeakable;
      },
    ],
    ["rejects with", () => Promise.reject(unspeakable)],
  ])(
    "one that %s something no words can be made of is warned of all the same",
    async (_, listener) => {
      const hall = await restaurantHall();
      hall.parts.announcer.on("case:opened", listener);
      const said = await warnings(() => hall.file());
      expect(said).toHaveLength(1);
      expect(said[0]).toContain("case:opened");
    },
  );

  test("a failure that nobody listens for becomes a warning of the process", async () => {
    const hall = await restaurantHall();
    hall.parts.announcer.on("case:opened", () => {
      throw new Error("no pager");
    });
    expect(await warnings(() => hall.file())).toEqual([
      "a listener of case:opened failed: Error: no pager",
    ]);
  });

  test("a listener for failures that fails itself becomes a warning and is not called again", async () => {
    const hall = await restaurantHall();
    let calls = 0;
    hall.parts.announcer.on("case:opened", () => Promise.reject(new Error("first")));
    hall.parts.announcer.on("listener:failed", () => {
      calls++;
      throw new Error("second");
    });
    expect(await warnings(() => hall.file())).toEqual([
      "a listener of listener:failed failed: Error: second",
    ]);
    expect(calls).toBe(1);
  });
});

describe("on and off", () => {
  const opened = async (hall: TestHall) => {
    await hall.engine.submit("restaurant-opening", application, hall.by(company));
  };

  test("a listener registered twice is called once", async () => {
    const hall = await restaurantHall();
    const listener = vi.fn();
    hall.parts.announcer.on("case:opened", listener);
    hall.parts.announcer.on("case:opened", listener);
    await opened(hall);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test("the same listener under two names is called for each, and `off` ends one of them", async () => {
    const hall = await restaurantHall();
    const listener = vi.fn();
    hall.parts.announcer.on("case:opened", listener);
    hall.parts.announcer.on("limit:started", listener);
    await opened(hall);
    expect(listener).toHaveBeenCalledTimes(2);
    hall.parts.announcer.off("limit:started", listener);
    await opened(hall);
    expect(listener).toHaveBeenCalledTimes(3);
  });

  test("after `off` it is not called, and may come back", async () => {
    const hall = await restaurantHall();
    const listener = vi.fn();
    hall.parts.announcer.on("case:opened", listener);
    hall.parts.announcer.off("case:opened", listener);
    hall.parts.announcer.off("case:opened", listener);
    await opened(hall);
    expect(listener).not.toHaveBeenCalled();
    hall.parts.announcer.on("case:opened", listener);
    await opened(hall);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test("a listener may leave while it is called; the ones after it still hear", async () => {
    const hall = await restaurantHall();
    const after = vi.fn();
    const once = vi.fn(() => hall.parts.announcer.off("case:opened", once));
    hall.parts.announcer.on("case:opened", once);
    hall.parts.announcer.on("case:opened", after);
    await opened(hall);
    await opened(hall);
    expect(once).toHaveBeenCalledTimes(1);
    expect(after).toHaveBeenCalledTimes(2);
  });

  test("a listener may act: what follows is announced after what it was told", async () => {
    const hall = await restaurantHall();
    const acted: Promise<unknown>[] = [];
    hall.parts.announcer.on("case:opened", ({ caseId }) => {
      acted.push(hall.engine.act(caseId, "withdraw", hall.by(company)));
    });
    const caseId = await hall.file();
    await Promise.all(acted);
    expect(hall.heard.map(({ event }) => event.seq)).toEqual(
      hall.heard.map(({ event }) => event.seq).toSorted((a, b) => a - b),
    );
    expect((await hall.engine.case(caseId)).state.end).toBe("withdrawn");
  });
});
