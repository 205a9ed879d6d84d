import { expect, test } from "vitest";
import { FaultRun } from "./fault-run.js";

// A few points of each kind; `node test/support/run-script.mjs test/faults/all-points` takes all of them, with every fault.
test("worker and PostgreSQL killed in the middle of commands, sweeps and deliveries: nothing told is lost, nothing is done twice, no event is made up or missed (P1, P2, P3, P5, P6, P7, P9)", async () => {
  const run = await FaultRun.begin();
  try {
    await run.all(/^(K4|K9|T4|O3)/, ["kill worker", "kill postgres"]);
    await run.all(/^K9/, ["reset"]);
    const { cells, accepted, unknown, ...wrong } = await run.judge();
    expect(wrong).toEqual({
      lost: 0,
      doubled: 0,
      phantoms: 0,
      undelivered: 0,
      misfolded: 0,
      unfired: 0,
      unsprung: [],
    });
    expect(cells).toBe(14);
    expect(accepted).toBeGreaterThan(20);
    expect(unknown).toBeLessThan(accepted);
  } finally {
    await run.end();
  }
}, 180_000);
