import { expect, test } from "vitest";
import { FaultRun } from "./fault-run.js";
import { MigrationRun } from "./migration-run.js";

// A few points of each kind; `node test/support/run-script.mjs test/faults/all-points` takes all of them, with every fault.
test("worker and PostgreSQL killed in the middle of commands, sweeps and deliveries: nothing told is lost, nothing is done twice, no event is made up or missed (P1, P2, P3, P5, P6, P7, P9)", async () => {
  const run = await FaultRun.begin();
  try {
    await run.all(/^(K4|K9|T4|O3)/, ["kill worker", "kill postgres"]);
    await run.all(/^K9/, ["reset"]);
    const { accepted, unknown, wrong, unsprung } = await run.judge();
    const none = { lost: 0, doubled: 0, phantoms: 0, undelivered: 0, misfolded: 0, unfired: 0 };
    expect(wrong).toEqual({ ...none, disordered: 0 });
    expect(unsprung).toEqual([]);
    expect(run.cells.count).toBe(14);
    expect(accepted).toBeGreaterThan(20);
    expect(unknown).toBeLessThan(accepted);
  } finally {
    await run.end();
  }
}, 180_000);

test("a process that migrates killed, and its PostgreSQL, at one statement in forty: the next migration goes on, also beside the one that is killed, and the schema is the reviewed one (P14)", async () => {
  const run = await MigrationRun.begin();
  try {
    expect(run.points.length).toBeGreaterThan(100);
    const some = run.points.filter((_, index) => index % 40 === 10);
    await run.all(some, ["kill worker", "kill postgres", "commit unknown"]);
    expect(run.wrong).toEqual([]);
    expect(run.cells.count + run.cells.none).toBe(3 * some.length);
    expect(run.pairs).toBe(some.length);
  } finally {
    await run.end();
  }
}, 180_000);
